// Covers: ../cloudflare/stream/life/seeded-media.ts, ../gcore-ai/life/seeded-media.ts, ../gcore-ai/life/spoken-in.ts,
// seed-tenant.ts, prepare.ts, heard-entry.ts

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HeardSeed } from '../../src/contracts/seed/heard.ts';
import { film } from '../../src/media/test-support/film.ts';
import { type Hearers, hearersOf } from '../../test/support/heard-by.ts';
import type { Tenant } from '../kernel/world/tenant.ts';
import { type RunningWorld, startWorld } from '../start.ts';
import { seedTenant } from './seed-tenant.ts';

const URL = 'https://cdn.example/talks/opening.mp4';
const CUES = [
  { start: 1, end: 4, text: 'The meeting is <open> & we begin.' },
  { start: 5, end: 6.5, text: 'Anna has the floor.' },
];
const TEXT = CUES.map(({ text }) => text).join(' ');

let running: RunningWorld;
let tenant: Tenant;
let by: Hearers;
let bytes: Buffer;
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'manual' } });
  tenant = running.world.tenant('a');
  by = hearersOf(running, tenant);
  bytes = await film({ seconds: 12, name: 'hearing' });
});
afterAll(() => running.close());

/** Seeds the tenant anew with what is heard at the URL and in the bytes. */
async function hears(content: Omit<HeardSeed, 'url' | 'sha256'>): Promise<void> {
  tenant.reset();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await seedTenant(running.world, tenant, { heard: [{ url: 'https://cdn.example/*', sha256, ...content }] });
}

it('is heard by each service in its own form', async () => {
  await hears({ cues: CUES });
  const { result } = await by.gcore(URL);
  expect(result.languages).toEqual(['eng']);
  expect(result.subtitles).toEqual([
    { start_time: '00:00:01.000', end_time: '00:00:04.000', text: CUES[0]?.text },
    { start_time: '00:00:05.000', end_time: '00:00:06.500', text: CUES[1]?.text },
  ]);
  const { track, vtt } = await by.stream(URL);
  expect(track.status).toBe('ready');
  expect(vtt).toContain('The meeting is &lt;open&gt; &amp;');
  expect(vtt).toContain('00:00:06.500');
  const { result: whisper } = await by.workersAi(bytes);
  expect(whisper.text).toBe(TEXT);
  expect(whisper.segments.map((one: { start: number; end: number }) => [one.start, one.end])).toEqual([
    [1, 4],
    [5, 6.5],
  ]);
  expect(whisper.transcription_info).toMatchObject({ language: 'en', duration: expect.closeTo(12, 1) });
});

it('is heard in its own language, by each service’s code', async () => {
  await hears({ language: 'de', text: 'Die Sitzung ist eröffnet.' });
  expect((await by.gcore(URL)).result).toMatchObject({
    languages: ['ger'],
    concatenated_text: 'Die Sitzung ist eröffnet.',
  });
  expect((await by.workersAi(bytes)).result).toMatchObject({
    text: 'Die Sitzung ist eröffnet.',
    transcription_info: { language: 'de' },
  });
  expect((await by.stream(URL, 'de')).vtt).toContain('Die Sitzung ist eröffnet.');
});

it('is as long as the seed says where it cannot be read', async () => {
  await hears({ text: 'One. Two.', seconds: 200 });
  expect((await by.stream(URL)).video.duration).toBe(200);
  expect((await by.gcore(URL)).result.subtitles[1].start_time > '00:01').toBe(true);
});

it('is found by the name of a file that is uploaded as a form', async () => {
  tenant.reset();
  await seedTenant(running.world, tenant, { heard: [{ file: 'my talk.mp4', text: 'Uploaded words.' }] });
  expect(await by.streamForm(bytes, 'my talk.mp4')).toContain('Uploaded words.');
  tenant.reset();
  await seedTenant(running.world, tenant, { heard: [{ file: 'my talk.mp4', text: 'Uploaded words.' }] });
  expect(await by.streamForm(bytes, 'other.mp4')).not.toContain('Uploaded words.');
});

it('has no speech', async () => {
  await hears({ noSpeech: true });
  expect((await by.gcore(URL)).result).toMatchObject({ speech_detected: false, subtitles: [], languages: [] });
  expect((await by.stream(URL)).track.status).toBe('error');
  expect((await by.workersAi(bytes)).result).toMatchObject({ text: '', word_count: 0, segments: [] });
});

it('fails as each service can: by its own reason where it has it', async () => {
  await hears({ failure: 'origin-not-found' });
  expect(await by.gcore(URL)).toMatchObject({
    status: 'FAILURE',
    result: { error: 'The requested origin was not found' },
  });
  expect((await by.stream(URL)).track.status).toBe('error');
  expect((await by.workersAi(bytes)).success).toBe(false);

  await hears({ failure: 'ERR_MALFORMED_VIDEO' });
  expect((await by.stream(URL)).video.status).toMatchObject({ state: 'error', errorReasonCode: 'ERR_MALFORMED_VIDEO' });
  expect(await by.gcore(URL)).toMatchObject({ status: 'FAILURE' });
});

it('fails at the services that it names alone', async () => {
  await hears({ failure: { 'workers-ai': 'out-of-capacity' } });
  expect((await by.gcore(URL)).status).toBe('SUCCESS');
  expect((await by.stream(URL)).track.status).toBe('ready');
  expect((await by.workersAi(bytes)).errors[0].code).toBe(3040);
});

it('keeps the rules of a service: an AI task still reads MP4 files alone', async () => {
  tenant.reset();
  await seedTenant(running.world, tenant, { heard: [{ url: 'https://cdn.example/*', text: 'Hello.' }] });
  expect(await by.gcore('https://cdn.example/talk.mkv')).toMatchObject({ status: 'FAILURE' });
});

it('is invented in the language that an entry names', async () => {
  await hears({ language: 'ja' });
  expect((await by.gcore(URL)).result).toMatchObject({
    languages: ['jpn'],
    concatenated_text: expect.stringMatching(/[ぁ-ん]/),
  });
  expect((await by.workersAi(bytes)).result.text).toMatch(/[ぁ-ん]/);
  expect((await by.stream(URL, 'ja')).vtt).toMatch(/[ぁ-ん]/);
});

it('plants nothing of a seed with a mistake, and forgets seeds at a reset', async () => {
  await hears({ text: 'Hello.' });
  await expect(
    seedTenant(running.world, tenant, { credits: 1, heard: [{ url: '*', transcript: 'a.srt' }] }),
  ).rejects.toThrow(/heard\[0\]\.transcript: paths are for seed files/);
  expect(tenant.settings.credits).not.toBe(1);
  const seeded = (await by.gcore(URL)).result.concatenated_text;
  tenant.reset();
  expect((await by.gcore(URL)).result.concatenated_text).not.toBe(seeded);
});
