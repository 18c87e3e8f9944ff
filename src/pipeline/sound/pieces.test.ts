// Covers: transcribe-pieces.ts, ../../media/cut-sound.ts, ../../media/sound-format.ts

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareTenantSeed } from '../../../mocks/seeding/prepare.ts';
import { type PipelineMocks, usePipelineMocks } from '../../../test/support/pipeline-mocks.ts';
import { film } from '../../media/test-support/film.ts';
import { captionVideo } from '../caption-video.ts';
import { filesPublisher } from '../publishers/files.ts';
import { workersAiTranscriber } from '../transcribers/workers-ai.ts';

const SECONDS = 200;
/** Sentences one after another, so that some are cut by every border. */
const CUES = Array.from({ length: SECONDS / 4 }, (_, at) => ({
  start: at * 4,
  end: at * 4 + 3.6,
  text: `Here is sentence number ${at} of this talk.`,
}));
const WORDS = CUES.flatMap(({ text }) => text.split(' '));

let at: PipelineMocks;
let path: string;
beforeEach(async () => {
  at = await usePipelineMocks();
  path = join(at.folder, 'talk.mp4');
  writeFileSync(path, await film({ seconds: SECONDS, name: 'talk' }));
  const seed = { heard: [{ media: 'talk.mp4', cues: CUES }] };
  at.tenant.addBook((await prepareTenantSeed(seed, { folder: at.folder, planters: {} })).book);
});
afterEach(async () => {
  rmSync(at.folder, { recursive: true, force: true });
  await at.close();
});

const caption = async (client = at.workersAi, signal?: AbortSignal) => {
  await captionVideo(path, {
    to: [],
    spoken: 'en',
    transcriber: workersAiTranscriber(client),
    publishers: [filesPublisher({ folder: join(at.folder, 'out') })],
    state: join(at.folder, 'state'),
    clock: at.clock,
    signal,
  });
  const vtt = readFileSync(join(at.folder, 'out', 'talk.en.vtt'), 'utf8');
  return vtt
    .replace(/^\d+\n(?=\d\d:)/gm, '')
    .replace(/^.*-->.*$|^WEBVTT$/gm, '')
    .trim()
    .split(/\s+/);
};
const runs = () => at.operations().filter((name) => name === 'runModel').length;

it('hears a long talk in pieces: the same words in the same order, none twice', async () => {
  expect(await caption()).toEqual(WORDS);
  expect(runs()).toBe(7);
});

it('goes on after the pieces that an earlier run has paid', async () => {
  const stop = new AbortController();
  const client = {
    ...at.workersAi,
    async transcribe(...given: Parameters<typeof at.workersAi.transcribe>) {
      if (runs() >= 3) stop.abort();
      return at.workersAi.transcribe(...given);
    },
  };
  await expect(caption(client, stop.signal)).rejects.toMatchObject({ kind: 'cancelled' });
  const before = runs();
  expect(before).toBeLessThan(7);
  expect(await caption()).toEqual(WORDS);
  expect(runs()).toBeLessThanOrEqual(7 + 3);
});

it('halves the pieces that the service refuses as too long', async () => {
  let refused = 0;
  at.tenant.addFault({
    match: { operation: 'runModel' },
    times: 1,
    effect: { type: 'failure', failure: 'input-too-large' },
  });
  refused += 1;
  expect(await caption()).toEqual(WORDS);
  expect(runs()).toBe(7 + refused + 1);
});
