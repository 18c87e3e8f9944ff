import { expect, it } from 'vitest';
import { claimWait, jobIsHeld } from './waiting.ts';

it('names the holder that a run waits for', () => {
  const said: string[] = [];
  claimWait({ onWaiting: (text) => said.push(text) }, 'that is captioning a.mp4').onWait?.('process 7');
  expect(said).toEqual(['Waiting for another run (process 7) that is captioning a.mp4.']);
});

it('names the holder of a job in an error', () => {
  const error = jobIsHeld('process 7');
  expect(error.kind).toBe('local');
  expect(error.reason).toContain('process 7');
});
