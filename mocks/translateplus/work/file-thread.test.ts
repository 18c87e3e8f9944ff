import { expect, it } from 'vitest';
import { factsInThread, translateInThread } from './file-thread.ts';
import { factsOf, translateFile } from './translate-file.ts';

const options = { source: 'en', target: 'es', seed: 1 };
const cue = '1\n00:00:01,000 --> 00:00:02,000\nHello, <i>how</i> are you?\n\n';
const file = { content: cue.repeat(20_000), format: 'srt' } as const;

it('does the same in the thread as without it', async () => {
  expect(await factsInThread(file)).toEqual(factsOf(file));
  expect(factsOf(file)).toEqual({ blocks: 20_000, isMislabelled: false });
  expect((await translateInThread(file, options)) === translateFile(file, options)).toBe(true);
  const called = { content: '\uFEFFWEBVTT\n\n00:01.000 --> 00:02.000\nx\n', format: 'srt' } as const;
  expect(await factsInThread(called)).toEqual({ blocks: 1, isMislabelled: true });
});

it('leaves this thread free meanwhile', async () => {
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 1);
  await translateInThread({ ...file, content: cue.repeat(60_000) }, options);
  clearInterval(counting);
  expect(turns).toBeGreaterThan(10);
});

it('answers every job that waits', async () => {
  const one = { content: cue, format: 'srt' } as const;
  const results = await Promise.all([1, 2, 3].map(() => translateInThread(one, options)));
  expect(new Set(results)).toEqual(new Set([translateFile(one, options)]));
});
