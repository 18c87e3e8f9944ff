// Covers: sound-track.ts, ../job.ts

import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { MkvOutputFormat, Mp4OutputFormat, type OutputFormat } from 'mediabunny';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareTenantSeed } from '../../../mocks/seeding/prepare.ts';
import { type PipelineMocks, usePipelineMocks } from '../../../test/support/pipeline-mocks.ts';
import { type SoundTrack, soundFilm } from '../../media/test-support/sound-film.ts';
import { captionVideo } from '../caption-video.ts';
import type { CaptionOptions } from '../options.ts';
import { planCaptions } from '../plan.ts';
import { filesPublisher } from '../publishers/files.ts';
import { streamTranscriber } from '../transcribers/cloudflare-stream.ts';
import { givenTranscriber } from '../transcribers/given.ts';
import { workersAiTranscriber } from '../transcribers/workers-ai.ts';

let at: PipelineMocks;
beforeEach(async () => {
  at = await usePipelineMocks();
});
afterEach(() => at.close());

const SECONDS = 70;
const track = (name: string, language: string, codec: SoundTrack['codec'] = 'opus'): SoundTrack => ({
  ...{ name, language, codec, seconds: SECONDS },
});

/** Writes a film with two sound tracks in which different words are heard. */
async function film(name: string, format: OutputFormat, codec: SoundTrack['codec']): Promise<string> {
  const path = join(at.folder, name);
  writeFileSync(path, await soundFilm(format, [track('one', 'eng', codec), track('two', 'deu', codec)], SECONDS));
  const cues = (text: string) => [{ start: 28, end: 34, text }];
  const heard = [
    { media: name, cues: cues('These are the words of the main track.') },
    { media: name, audioTrack: 2, language: 'de', cues: cues('Das sind die Worte der anderen Spur.') },
  ];
  at.tenant.addBook((await prepareTenantSeed({ heard }, { folder: at.folder, planters: {} })).book);
  return path;
}

const options = (more: Partial<CaptionOptions> = {}): CaptionOptions => ({
  to: [],
  transcriber: workersAiTranscriber(at.workersAi),
  publishers: [filesPublisher({ folder: join(at.folder, 'out'), overwrite: true })],
  state: join(at.folder, 'state'),
  clock: at.clock,
  ...more,
});
const runs = () => at.operations().filter((name) => name === 'runModel').length;

it.each<[string, OutputFormat, SoundTrack['codec']]>([
  ['film.mkv', new MkvOutputFormat(), 'opus'],
  ['film.mp4', new Mp4OutputFormat(), 'aac'],
])('transcribes the chosen sound track of %s', async (name, format, codec) => {
  const path = await film(name, format, codec);
  const text = (vtt = '') => vtt.replace(/\s+/g, ' ');
  const main = await captionVideo(path, options());
  expect(text(main.tracks[0]?.vtt)).toContain('These are the words of the main track.');
  expect(main.notices).toEqual([
    expect.stringContaining('has several sound tracks (1: en (English), main, 2: de (German))'),
  ]);
  const other = await captionVideo(path, options({ audioTrack: 'de' }));
  expect(text(other.tracks[0]?.vtt)).toContain('Das sind die Worte der anderen Spur.');
  expect(other).toMatchObject({ language: 'de', notices: [] });
  expect(other.key).not.toBe(main.key);
  // The same tracks by their other names are the same jobs: nothing is paid again.
  const paid = runs();
  expect((await captionVideo(path, options({ audioTrack: 2 }))).key).toBe(other.key);
  expect((await captionVideo(path, options({ audioTrack: 1 }))).key).toBe(main.key);
  expect(runs()).toBe(paid);
});

it('refuses a track that the film does not have, before anything is sent', async () => {
  const path = await film('film.mkv', new MkvOutputFormat(), 'opus');
  await expect(captionVideo(path, options({ audioTrack: 'fr' }))).rejects.toMatchObject({
    kind: 'video',
    reason: expect.stringContaining('has no sound track fr. It has: 1: en (English), main, 2: de (German).'),
  });
  await expect(
    captionVideo(path, options({ audioTrack: 2, spoken: 'en', transcriber: streamTranscriber(at.stream) })),
  ).rejects.toMatchObject({ kind: 'options', reason: expect.stringContaining('chooses the sound track itself') });
  const transcriber = givenTranscriber({ vtt: 'WEBVTT\n', language: 'en' });
  await expect(captionVideo(path, options({ audioTrack: 2, transcriber }))).rejects.toMatchObject({ kind: 'options' });
  expect(at.operations()).toEqual([]);
  expect((await planCaptions(path, options())).notices).toEqual([expect.stringContaining('several sound tracks')]);
});

it('chooses among the tracks of a film that is fetched', async () => {
  const path = await film('film.mkv', new MkvOutputFormat(), 'opus');
  const { readFileSync } = await import('node:fs');
  const server = createServer((_request, response) => response.end(readFileSync(path)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/film.mkv`;
  try {
    const some = (audioTrack?: string) => captionVideo(url, options({ allowPrivateHosts: true, audioTrack }));
    expect((await some('2')).tracks[0]?.vtt).toContain('Das sind');
    expect(await some()).toMatchObject({ language: 'en', notices: [expect.stringContaining('several sound tracks')] });
    await expect(some('it')).rejects.toMatchObject({ kind: 'video' });
  } finally {
    server.close();
  }
});
