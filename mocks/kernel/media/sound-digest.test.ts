import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MkvOutputFormat, MovOutputFormat, Mp4OutputFormat, type OutputFormat } from 'mediabunny';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { soundFilm } from '../../../src/media/test-support/sound-film.ts';
import { packetsOf, soundDigest } from './sound-digest.ts';

const folder = mkdtempSync(join(tmpdir(), 'digest-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function digestOf(format: OutputFormat, name: string, seconds = 5): Promise<string | null> {
  const path = join(folder, 'sound');
  writeFileSync(path, await soundFilm(format, [{ name, codec: 'aac', seconds }]));
  return soundDigest(await packetsOf(path)());
}

it('is the same for copies that were written at another time, or in another container', async () => {
  const digest = await digestOf(new Mp4OutputFormat(), 'talk');
  vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2030, 0, 1));
  expect(await digestOf(new Mp4OutputFormat(), 'talk')).toBe(digest);
  expect(await digestOf(new MovOutputFormat(), 'talk')).toBe(digest);
  expect(await digestOf(new MkvOutputFormat(), 'talk')).toBe(digest);
});

it('differs for other sounds and for parts of one', async () => {
  const whole = await digestOf(new Mp4OutputFormat(), 'talk', 5);
  const part = await digestOf(new Mp4OutputFormat(), 'talk', 4);
  const other = await digestOf(new Mp4OutputFormat(), 'other', 5);
  expect(new Set([whole, part, other]).size).toBe(3);
});

it('is null for what is no sound', async () => {
  const path = join(folder, 'text');
  writeFileSync(path, 'no media');
  expect(soundDigest(await packetsOf(path)())).toBeNull();
  expect(soundDigest({ times: [], hashes: [] })).toBeNull();
});
