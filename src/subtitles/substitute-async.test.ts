import { expect, it } from 'vitest';
import { substituteTextAsync } from './substitute-async.ts';

const CONTENT = '0:0:1 --> 0:0:2\n<i>a</i> b\n\n0:0:3 --> 0:0:4\n...\n\n0:0:5 --> 0:0:6\nc\n';

it('translates all cues in one call', async () => {
  const calls: unknown[] = [];
  const { content, billable, warnings } = await substituteTextAsync(CONTENT, 'srt', async (cues) => {
    calls.push(cues);
    return cues.map(({ runs }) => runs.map((run) => run.toUpperCase()));
  });
  expect(calls).toEqual([
    [
      { index: 0, runs: ['a', 'b'] },
      { index: 2, runs: ['c'] },
    ],
  ]);
  expect(content).toBe(CONTENT.replace('a</i> b', 'A</i> B').replace('\nc', '\nC'));
  expect([billable, warnings]).toEqual([3, []]);
});

it('keeps cues without a translation', async () => {
  const { content, warnings } = await substituteTextAsync(CONTENT, 'srt', async () => [['x', 'y']]);
  expect(content).toBe(CONTENT.replace('a</i> b', 'x</i> y'));
  expect(warnings).toMatchObject([{ kind: 'run-count', cue: 2 }]);
});

it('does not call the translator without text, and passes errors on', async () => {
  const fail = () => Promise.reject(new Error('no network'));
  expect((await substituteTextAsync('x', 'srt', fail)).content).toBe('x');
  await expect(substituteTextAsync(CONTENT, 'srt', fail)).rejects.toThrow('no network');
});
