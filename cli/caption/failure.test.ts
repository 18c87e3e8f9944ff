import { expect, it } from 'vitest';
import { CaptionError } from '../../src/pipeline/index.ts';
import { failureLine } from './failure.ts';

const error = (cause: string, about?: string) =>
  new CaptionError({ kind: 'video', cause, next: 'Take another.', ...(about === undefined ? {} : { about }) });

it.each([
  ['a.mp4 is empty.', 'a.mp4', 'error: a.mp4 is empty. Take another.'],
  ['a.wav is empty.', 'a.wav', 'error: a.mp4: a.wav is empty. Take another.'],
  ['The service refused it.', undefined, 'error: a.mp4: The service refused it. Take another.'],
])('names the video of a list once: %s', (cause, about, line) => {
  expect(failureLine(error(cause, about), 'a.mp4')).toBe(line);
});

it('names no video where there is one', () => {
  expect(failureLine(error('a.mp4 is empty.'))).toBe('error: a.mp4 is empty. Take another.');
});
