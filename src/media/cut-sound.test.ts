// Covers: cut-packets.ts

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ALL_FORMATS,
  EncodedPacketSink,
  FilePathSource,
  Input,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  type OutputFormat,
  WebMOutputFormat,
} from 'mediabunny';
import { afterAll, describe, expect, it } from 'vitest';
import { cutSound } from './cut-sound.ts';
import { CLIP, inFormat, mkv } from './test-support/samples.ts';
import { type SoundTrack, soundFilm } from './test-support/sound-film.ts';

const folder = mkdtempSync(join(tmpdir(), 'cut-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The packets of a sound, with their times. */
async function packets(path: string) {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  const track = await input.getPrimaryAudioTrack();
  const found: { at: number; data: string }[] = [];
  if (track) {
    for await (const { timestamp, data } of new EncodedPacketSink(track).packets()) {
      found.push({ at: timestamp, data: Buffer.from(data).toString('latin1') });
    }
  }
  input.dispose();
  return found;
}

it.each<[string, () => Promise<string>]>([
  ['MP4', async () => CLIP],
  ['MKV', async () => written('a.mkv', await mkv())],
  ['MOV', async () => written('a.mov', await inFormat(new MovOutputFormat()))],
])('cuts a span out of %s at the borders of packets', async (what, film) => {
  const path = await film();
  const copy = join(folder, `piece of ${what}`);
  const cut = await cutSound(path, copy, 5, 8);
  if (cut === null || 'trouble' in cut) throw new Error('the clip has sound');
  const whole = await packets(path);
  const expected = whole.filter(({ at }, index) => (whole[index + 1]?.at ?? 99) > 5 && at < 8);
  const piece = await packets(copy);
  expect(piece.map(({ data }) => data)).toEqual(expected.map(({ data }) => data));
  expect(piece[0]?.at).toBe(0);
  expect(cut.from).toBeCloseTo(expected[0]?.at ?? 0, 3);
});

it('finds nothing after the end', async () => {
  expect(await cutSound(CLIP, join(folder, 'none'), 500, 530)).toBeNull();
});

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const opus = (more: Partial<SoundTrack> = {}): SoundTrack => ({ name: 'a', codec: 'opus', seconds: 60, ...more });
const cutOf = async (path: string, from: number, to: number) => {
  const copy = join(folder, 'some piece');
  const cut = await cutSound(path, copy, from, to);
  if (cut === null) return null;
  if ('trouble' in cut) throw new Error(cut.detail);
  const found = await packets(copy);
  return { ...cut, packets: found.length, last: found.at(-1)?.at ?? 0 };
};

describe.each<[string, () => OutputFormat]>([
  ['WebM', () => new WebMOutputFormat()],
  ['a live WebM', () => new WebMOutputFormat({ appendOnly: true })],
  ['MKV', () => new MkvOutputFormat()],
  ['MP4', () => new Mp4OutputFormat()],
])('Opus in %s', (what, format) => {
  const made = async (track: SoundTrack, pictures = 0) =>
    written(`${what} film`, await soundFilm(format(), [track], pictures));

  it('is cut where the sound starts late', async () => {
    const path = await made(opus({ start: 5 }), 70);
    expect(await cutOf(path, 0, 10)).toMatchObject({ from: 5, to: 10, rest: null, packets: 250 });
    expect(await cutOf(path, 0, 4)).toBeNull();
    expect(await cutOf(path, 65, 70)).toBeNull();
  });

  it('is cut at a gap, and goes on behind it', async () => {
    const path = await made(opus({ isMissing: (time) => time > 9.99 && time < 49.99 }), 60);
    const before = await cutOf(path, 0, 32);
    expect(before).toMatchObject({ from: 0, rest: null, packets: 500 });
    const over = await cutOf(path, 5, 55);
    expect(over).toMatchObject({ from: 5, packets: 250 });
    expect(over?.rest).toBeCloseTo(50, 2);
    expect(await cutOf(path, over?.rest ?? 0, 55)).toMatchObject({ from: over?.rest, packets: 250, rest: null });
    expect((await cutOf(path, 30, 55))?.from).toBeCloseTo(50, 2);
  });

  it('is cut with long packets', async () => {
    const path = await made(opus({ packetSeconds: 0.06 }));
    const cut = await cutOf(path, 30, 32);
    expect(cut?.from).toBeGreaterThan(29.93);
    expect(cut?.from).toBeLessThanOrEqual(30.001);
    expect(cut?.to).toBeGreaterThanOrEqual(31.99);
    expect(cut?.to).toBeLessThan(32.07);
  });
});
