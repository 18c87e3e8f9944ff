import { expect, it } from 'vitest';
import type { StageTools } from '../stages/types.ts';
import { readBack } from './read-back.ts';

const VTT = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello\n';

async function end(answers: readonly (string | null)[]): Promise<{ error: unknown; slept: number }> {
  let at = 0;
  let slept = 0;
  const effects = {
    read: <T>(work: () => Promise<T>) => work(),
    sleep: async (milliseconds: number) => {
      slept += milliseconds;
    },
  };
  const read = async () => answers[Math.min(at++, answers.length - 1)] ?? null;
  const error = await readBack('The track', VTT, { effects } as unknown as StageTools, read).catch((it: unknown) => it);
  return { error, slept };
}

it('accepts at once a track that looks the same to viewers', async () => {
  expect(await end([VTT.replace(/\n/g, '\r\n')])).toEqual({ error: undefined, slept: 0 });
});

it('waits for a slow service, or one that still serves the previous track', async () => {
  expect(await end([null, VTT.replace('Hello', 'Old'), VTT])).toEqual({ error: undefined, slept: 3_000 });
});

it.each([
  [null, 'The track was published, but what is read back is not there.'],
  ['WEBVTT\n', 'The track was published, but what is read back has 0 cues instead of 1.'],
])('stops when %j is there for good', async (there, cause) => {
  const { error, slept } = await end([there]);
  expect(error).toMatchObject({ kind: 'job-failed', reason: cause });
  expect(slept).toBe(98_000);
});
