// Covers: adts.ts, find-byte.ts, flac.ts, id3.ts, mp3.ts, ogg.ts

import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectMedia } from '../../index.ts';
import { flacFile, id3Tag, mp3Frames, statedFrames } from '../../test-support/frames.ts';
import { samples } from '../../test-support/samples.ts';

const path = join(tmpdir(), `frames-${process.pid}`);
afterAll(() => rm(path, { force: true }));

async function inspect(...parts: Uint8Array[]) {
  await writeFile(path, Buffer.concat(parts));
  return inspectMedia(path);
}

const lasting = (seconds: number) => expect.objectContaining({ durationSeconds: expect.closeTo(seconds, 1) });
/** Seconds of frames of MP3. */
const mp3 = (frames: number) => lasting((frames * 1_152) / 44_100);

describe('inspectMedia counts the frames of MP3', () => {
  it('with a variable bit rate, and no statement', async () => {
    expect(await inspect(mp3Frames(10), mp3Frames(2_000, 32))).toEqual(mp3(2_010));
  });

  it.each([0, 1, 0xffffffff])('whose statement of %i frames is wrong', async (count) => {
    expect(await inspect(statedFrames(count), mp3Frames(500))).toEqual(mp3(500));
  });

  it('joined from several files with tags, and cut off', async () => {
    const part = Buffer.concat([id3Tag(200), statedFrames(300), mp3Frames(300)]);
    expect(await inspect(part, part, part.subarray(0, part.length - 417 * 100 - 9))).toEqual(mp3(300 + 300 + 199));
  });
});

describe('inspectMedia reads the length of FLAC', () => {
  it('by what it states and its last frame confirms, without reading the others', async () => {
    const file = flacFile(7_000, { tag: id3Tag(99) });
    expect(await inspect(file.fill(0, 1_000, 90_000))).toEqual(lasting((7_000 * 4_096) / 16_000));
  });

  it('by its frames if the statement is missing, wrong or unconfirmed', async () => {
    const seconds = (50 * 4_096) / 16_000;
    for (const samples of [0, 1, 0xffffffff])
      expect(await inspect(flacFile(50, { samples }))).toEqual(lasting(seconds));
    expect(await inspect(flacFile(60).subarray(0, 42 + 50 * 26))).toEqual(lasting(seconds));
  });

  it('and refuses one without a first frame at once', async () => {
    const file = flacFile(50);
    const [head, frames] = [file.subarray(0, 42), file.subarray(42)];
    expect(await inspect(head)).toMatchObject({ trouble: 'incomplete' });
    expect(await inspect(head.subarray(0, 30))).toMatchObject({ trouble: 'incomplete' });
    for (const body of [Buffer.alloc(100_000), Buffer.alloc(100_000, 0xff), frames.subarray(1)]) {
      expect(await inspect(head, body)).toEqual({
        trouble: 'contradictory',
        detail: 'has no sound at byte 42, where it must begin',
      });
    }
  });
});

describe('inspectMedia reads ADTS', () => {
  it('of an hour', async () => {
    const { adts = Buffer.alloc(0) } = await samples();
    const hour = Array.from({ length: 15_504 }, () => adts.subarray(0, 1_000));
    expect(await inspect(...hour)).toEqual(lasting((155_040 * 1_024) / 44_100));
  });

  it('and refuses a frame of no length, at which a reader stays', async () => {
    const { adts = Buffer.alloc(0) } = await samples();
    const last = Buffer.from(adts.subarray(0, 100));
    last.set([0x80, 0x00, 0x1f], 3);
    expect(await inspect(adts, last, adts)).toEqual({
      trouble: 'contradictory',
      detail: 'has a frame at byte 10000 of 0 bytes',
    });
  });
});

it('inspectMedia reports a missing end of Ogg, and reads garbage behind one', async () => {
  const { ogg = Buffer.alloc(0) } = await samples();
  expect(await inspect(ogg.subarray(0, ogg.length - 40))).toMatchObject({ trouble: 'incomplete' });
  expect(await inspect(ogg, Buffer.alloc(500, 7))).toEqual(lasting(2));
});
