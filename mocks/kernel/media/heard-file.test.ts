// Covers: ../world/seeds/sound-print.ts, ../../../src/media/read-packets.ts, ../../../src/media/sound-chunks.ts

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPackets } from '../../../src/media/index.ts';
import { cutFilm, film } from '../../../src/media/test-support/film.ts';
import { prepareTenantSeed } from '../../seeding/prepare.ts';
import { placeOf, printOf } from '../world/seeds/sound-print.ts';
import { World } from '../world/world.ts';
import { heardInFile } from './heard-file.ts';
import { secondOfSilence } from './test-support/wav.ts';

const CUES = Array.from({ length: 9 }, (_, at) => ({
  start: at * 10 + 1,
  end: at * 10 + 9,
  text: `Sentence number ${at}.`,
}));

let folder: string;
let whole: Buffer;
const write = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'print-'));
  whole = await film({ seconds: 90, name: 'print' });
  write('whole.mp4', whole);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function tenantOf(heard: { media?: string; file?: string; text?: string }) {
  const tenant = new World().tenant('a');
  const seed = { heard: [{ ...heard, ...(heard.text === undefined ? { cues: CUES } : {}) }] };
  const prepared = await prepareTenantSeed(seed, { folder, planters: {} });
  tenant.addBook(prepared.book);
  return tenant;
}

const facts = (path: string, durationSeconds: number, file: string | null = null) => ({
  path,
  durationSeconds,
  sha256: null,
  url: null,
  file,
});

describe('a piece cut out of a sound', () => {
  it('is heard as the words of its span, with times from its own start', async () => {
    const tenant = await tenantOf({ media: 'whole.mp4' });
    const piece = write('piece.mp4', await cutFilm(whole, 30, 60));
    const sound = await heardInFile(tenant, facts(piece, 30));
    expect(sound?.segments?.map(({ text }) => text)).toEqual([
      'Sentence number 3.',
      'Sentence number 4.',
      'Sentence number 5.',
    ]);
    expect(sound?.segments?.[0]?.start).toBeCloseTo(1, 1);
    expect(sound?.segments?.[2]?.end).toBeCloseTo(29, 1);
  });

  it('may begin within a sentence', async () => {
    const tenant = await tenantOf({ media: 'whole.mp4' });
    const piece = write('within.mp4', await cutFilm(whole, 35, 44));
    const texts = (await heardInFile(tenant, facts(piece, 9)))?.segments?.map(({ text }) => text);
    expect(texts).toEqual(['number 3.', 'Sentence']);
  });

  it('is a part of a text that is spread over the whole sound', async () => {
    const text = Array.from({ length: 9 }, (_, at) => `This is sentence number ${at}.`).join(' ');
    const tenant = await tenantOf({ media: 'whole.mp4', text });
    const piece = write('text.mp4', await cutFilm(whole, 45, 90));
    const heard = (await heardInFile(tenant, facts(piece, 45)))?.segments?.map((one) => one.text).join(' ') ?? '';
    expect(heard).toContain('number 8.');
    expect(heard).not.toContain('number 2.');
  });

  it('is recognised after a mock has read the whole sound, whatever named it', async () => {
    const tenant = await tenantOf({ file: 'talk.mp4' });
    const piece = write('later.mp4', await cutFilm(whole, 80, 90));
    expect(await heardInFile(tenant, facts(piece, 10))).toBeNull();
    expect((await heardInFile(tenant, facts(join(folder, 'whole.mp4'), 90, 'talk.mp4')))?.segments).toHaveLength(9);
    expect((await heardInFile(tenant, facts(piece, 10)))?.segments?.map(({ text }) => text)).toEqual([
      'Sentence number 8.',
    ]);
  });

  it('is not found in another sound, nor in a file that cannot be read', async () => {
    const tenant = await tenantOf({ media: 'whole.mp4' });
    const other = write('other.mp4', await film({ seconds: 10, name: 'another' }));
    expect(await heardInFile(tenant, facts(other, 10))).toBeNull();
    expect(await heardInFile(tenant, facts(write('text.txt', Buffer.from('not media')), 10))).toBeNull();
    expect(await heardInFile(new World().tenant('b'), facts('/nowhere', 10))).toBeNull();
  });
});

describe('a piece of uncompressed sound', () => {
  const RATE = 8_000;

  /** A WAV file of 16 bits, mono, from a frame to another of a sound without repetition. */
  function wav(from: number, to: number): Buffer {
    const head = Buffer.from(secondOfSilence().subarray(0, 44));
    head.writeUInt32LE(36 + 2 * (to - from), 4);
    head.writeUInt32LE(2 * (to - from), 40);
    const data = Buffer.alloc(2 * (to - from));
    for (let frame = from; frame < to; frame += 1) {
      const noise = (Math.imul(frame ^ (frame >>> 7), 0x9e3779b1) >>> 20) - 2048;
      // A second of silence in the middle.
      if (frame < 45 * RATE || frame >= 46 * RATE) data.writeInt16LE(noise, 2 * (frame - from));
    }
    return Buffer.concat([head, data]);
  }

  it('is recognised wherever it was cut', async () => {
    write('whole.wav', wav(0, 90 * RATE));
    const tenant = await tenantOf({ media: 'whole.wav' });
    for (const from of [30 * RATE, 30 * RATE + 1, 30 * RATE + 777]) {
      const piece = write('piece.wav', wav(from, from + 20 * RATE));
      const sound = await heardInFile(tenant, facts(piece, 20));
      expect(sound?.segments?.map(({ text }) => text)).toEqual(['Sentence number 3.', 'Sentence number 4.']);
      expect(sound?.segments?.[0]?.start).toBeCloseTo(31 - from / RATE, 1);
    }
  });
});

describe('packets', () => {
  it('are those of the primary sound, in order', async () => {
    const packets = await hashPackets(join(folder, 'whole.mp4'));
    if ('trouble' in packets) throw new Error(packets.detail);
    expect(packets.hashes.length).toBeGreaterThan(90 * 20);
    expect(new Set(packets.hashes).size).toBe(packets.hashes.length);
    expect(packets.times.at(-1)).toBeGreaterThan(89_800);
  });

  it('of silence recognise nothing, and a piece needs more than a few in common', () => {
    const packets = (hashes: string) => ({ hashes: [...hashes], times: [...hashes].map((_, at) => at * 20) });
    const known = printOf(packets('abcdefghij...klm...'), 1);
    expect(placeOf(packets('defg'), known)).toBe(0.06);
    expect(placeOf(packets('j...k'), known)).toBeNull();
    expect(placeOf(packets('....'), known)).toBeNull();
    expect(placeOf(packets('abxyzuvw'), known)).toBeNull();
    expect(placeOf(packets('ajcidheg'), known)).toBeNull();
    expect(placeOf(packets(''), known)).toBeNull();
    expect(placeOf(packets('fg'), known)).toBe(0.1);
  });
});
