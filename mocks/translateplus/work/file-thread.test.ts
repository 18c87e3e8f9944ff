// Covers: program.ts, translate-file.ts

import { expect, it } from 'vitest';
import { fileThread } from './file-thread.ts';
import { factsOf, translateFile } from './translate-file.ts';

const options = { source: 'en', target: 'es', seed: 1 };
const cue = '1\n00:00:01,000 --> 00:00:02,000\nHello, <i>how</i> are you?\n\n';
const file = { content: cue.repeat(20_000), format: 'srt' } as const;

it('does the same in the thread as without it', async () => {
  expect(await fileThread.run('factsOf', file)).toEqual(factsOf(file));
  expect(factsOf(file)).toEqual({ blocks: 20_000, isMislabelled: false });
  expect((await fileThread.run('translateFile', file, options)) === translateFile(file, options)).toBe(true);
  const called = { content: '\uFEFFWEBVTT\n\n00:01.000 --> 00:02.000\nx\n', format: 'srt' } as const;
  expect(await fileThread.run('factsOf', called)).toEqual({ blocks: 1, isMislabelled: true });
});
