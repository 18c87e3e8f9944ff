import { expect, it } from 'vitest';
import type { StageTools } from '../stages/types.ts';
import { removeVideo } from './remove.ts';

/** Tools whose time passes at once; `slept` holds the pauses in milliseconds. */
function tools() {
  const slept: number[] = [];
  const effects = {
    read: <T>(work: () => Promise<T>) => work(),
    sleep: async (milliseconds: number) => void slept.push(milliseconds),
  };
  return { slept, tools: { effects } as unknown as StageTools };
}

it('deletes a video and looks again until it is gone', async () => {
  const { slept, tools: stage } = tools();
  const calls: string[] = [];
  let looks = 0;
  const look = async () => {
    calls.push('look');
    looks += 1;
    return looks < 3 ? {} : null;
  };
  await removeVideo('The video', stage, async () => void calls.push('delete'), look);
  expect(calls).toEqual(['delete', 'look', 'look', 'look']);
  expect(slept).toEqual([1_000, 2_000]);
});

it('fails when a video stays after the last look', async () => {
  const { tools: stage } = tools();
  const removed = removeVideo(
    'The video x',
    stage,
    async () => {},
    async () => ({}),
  );
  await expect(removed).rejects.toMatchObject({ kind: 'job-failed', message: expect.stringContaining('The video x') });
});
