import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MkvOutputFormat, Mp4OutputFormat, MpegTsOutputFormat, type OutputFormat } from 'mediabunny';
import { afterAll, describe, expect, it } from 'vitest';
import { copySound } from './copy-sound.ts';
import { cutSound } from './cut-sound.ts';
import { readFacts } from './read-facts.ts';
import { readPackets } from './read-packets.ts';
import { soundFilm } from './test-support/sound-film.ts';

const folder = mkdtempSync(join(tmpdir(), 'start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function film(format: OutputFormat, start: number, pictureSeconds = 0) {
  const track = { name: 'talk', codec: 'aac', seconds: 40, start } as const;
  const bytes = await soundFilm(format, [track], pictureSeconds);
  const path = join(folder, 'film');
  writeFileSync(path, bytes);
  return { path, bytes: bytes.length };
}

describe.each<[string, () => OutputFormat]>([
  ['MPEG-TS', () => new MpegTsOutputFormat()],
  ['an MP4 of fragments', () => new Mp4OutputFormat({ fastStart: 'fragmented' })],
])('the timeline of %s out of a live stream', (_what, format) => {
  it('begins with its first packet', async () => {
    const { path, bytes } = await film(format(), 20_000);
    expect(await readFacts(path, bytes)).toMatchObject({ durationSeconds: expect.closeTo(40, 1) });
    const packets = await readPackets(path);
    expect('times' in packets && packets.times[0]).toBe(0);
    const cut = await cutSound(path, join(folder, 'piece'), 30, 35);
    expect(cut).toMatchObject({ from: expect.closeTo(30, 1), to: expect.closeTo(35, 1) });
  });
});

it('keeps in a copy of the sound how much later than the picture it begins', async () => {
  const { path } = await film(new MkvOutputFormat(), 2, 30);
  const copy = join(folder, 'copy');
  expect(await copySound(path, copy)).toEqual({ path: copy });
  expect(await cutSound(copy, join(folder, 'piece'), 0, 5)).toMatchObject({ from: expect.closeTo(2, 2) });
});
