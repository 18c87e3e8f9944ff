// Covers: index.ts, open-input.ts, structure/check-structure.ts, structure/contradiction.ts,
// structure/ebml-element.ts, structure/ebml.ts, structure/file-window.ts, structure/iso-bmff.ts,
// structure/iso-box.ts, structure/iso-tables.ts, structure/iso-track.ts, types.ts, watchdog.ts

import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { extractSound, type Inspection, inspectMedia } from './index.ts';
import { box, boxesOf, words } from './test-support/boxes.ts';
import { CLIP, samples } from './test-support/samples.ts';

const path = join(tmpdir(), `refused-${process.pid}`);
afterAll(() => rm(path, { force: true }));

async function inspect(file: Uint8Array): Promise<Inspection> {
  await writeFile(path, file);
  return inspectMedia(path);
}

const clip = await readFile(CLIP);
const tables = boxesOf(clip);

/** The file with one 32-bit number written `offset` bytes behind the start of the box of that type. */
function edited(file: Buffer, type: string, offset: number, number: number): Buffer {
  const place = boxesOf(file).find((one) => one.type === type);
  if (!place) throw new Error(`no ${type}`);
  const copy = Buffer.from(file);
  copy.writeUInt32BE(number, place.from + offset);
  return copy;
}

describe('inspectMedia refuses, as contradictory,', () => {
  it.each([
    // Offsets from the start of the box: 8 of header, 4 of version and flags.
    ['a number of entries', 'stts', 12],
    ['a number of samples of one length', 'stts', 16],
    ['a number of entries', 'ctts', 12],
    ['a number of samples of one offset', 'ctts', 16],
    ['a number of entries', 'stsc', 12],
    ['samples of a chunk', 'stsc', 20],
    ['a number of sizes', 'stsz', 16],
    ['a fixed size', 'stsz', 12],
    ['a size', 'stsz', 20],
    ['a number of offsets', 'stco', 12],
    ['a number of key frames', 'stss', 12],
    ['a number of edits', 'elst', 12],
    ['a number of references', 'dref', 12],
    ['a number of descriptions', 'stsd', 12],
    ['a number of groups', 'sbgp', 16],
    ['a size of box', 'stbl', 0],
  ])('%s in %s (byte %i) beyond the file', async (_what, type, offset) => {
    for (const number of [0x7fffffff, 0x80000000, 0xffffffff]) {
      const found = await inspect(edited(clip, type, offset, number));
      const isFixedSize = type === 'stsz' && offset === 12;
      // 167 samples of any one size are no cost: that is for the decoder.
      if (!isFixedSize)
        expect([number, found]).toEqual([number, expect.objectContaining({ trouble: 'contradictory' })]);
    }
  });

  it('a number of samples in a fragment', async () => {
    const { 'mp4, fragmented': file = clip } = await samples();
    for (const number of [0x7fffffff, 0xffffffff, 10_000]) {
      expect(await inspect(edited(file, 'trun', 12, number))).toMatchObject({ trouble: 'contradictory' });
    }
  });

  it.each(['mdia', 'mdhd', 'hdlr', 'minf', 'stbl', 'stsd'])('a track whose %s is garbled', async (type) => {
    const copy = Buffer.from(clip);
    const place = tables.findLast((one) => one.type === type)?.from ?? 0;
    copy.write('xxxx', place + 4, 'latin1');
    expect(await inspect(copy)).toEqual({ trouble: 'contradictory', detail: `has a track without ${type}` });
  });

  it('an index of zeros, one whose end is zeros, and one that no reader understands', async () => {
    const moov = boxesOf(clip).find(({ type }) => type === 'moov');
    const at = moov?.from ?? 0;
    const end = at + clip.readUInt32BE(at);
    const zeros = (from: number) => Buffer.from(clip).fill(0, from, end);
    expect(await inspect(zeros(at + 8))).toMatchObject({ detail: 'has an index (moov) without tracks' });
    expect(await inspect(zeros(at + 208))).toMatchObject({ detail: 'has a track without mdia' });
    const copy = Buffer.from(clip);
    copy.write('xxxx', copy.lastIndexOf('stsc'), 'latin1');
    expect(await inspect(copy)).toMatchObject({ trouble: 'contradictory', detail: 'has an index that cannot be read' });
  });

  it('too many tracks, and boxes nested too deep', async () => {
    const many = Buffer.concat([clip, box('moov', ...Array.from({ length: 1_001 }, () => box('trak')))]);
    expect(await inspect(many)).toMatchObject({ trouble: 'contradictory', detail: 'has more than 1000 tracks' });
    let nested = box('stbl');
    for (let depth = 0; depth < 5_000; depth += 1) nested = box('mdia', nested);
    expect(await inspect(Buffer.concat([clip, nested]))).toMatchObject({ trouble: 'contradictory' });
  });

  it('a duration that is impossible for its size', async () => {
    const found = await inspect(edited(clip, 'stts', 20, 0x7fffffff));
    expect(found).toMatchObject({ trouble: 'contradictory', detail: expect.stringContaining('seconds') });
  });

  it('elements of MKV and WebM that end outside their parents', async () => {
    const { mkv = clip, webm = clip } = await samples();
    for (const file of [mkv, webm]) {
      // The index before the tracks names them, too.
      const tracks = file.lastIndexOf(Buffer.from('1654ae6b', 'hex'));
      const entry = file.indexOf(0xae, tracks + 5);
      const copy = Buffer.from(file);
      // The size of the first track, whatever its length in bytes, becomes the largest of 8 bytes.
      Buffer.from('01fffffffffffffe', 'hex').copy(copy, entry + 1);
      expect(await inspect(copy)).toMatchObject({ trouble: 'contradictory' });
    }
  });
});

describe('inspectMedia', () => {
  it('reports a missing end for a file that is cut anywhere', async () => {
    for (const { from, path: at } of tables.filter(({ path: one }) => one.startsWith('moov/') || one === 'mdat')) {
      const found = await inspect(clip.subarray(0, from + 4));
      expect([at, found]).toEqual([at, expect.objectContaining({ trouble: 'incomplete' })]);
    }
    expect(await inspect(clip.subarray(0, clip.length - 1))).toMatchObject({ trouble: 'incomplete' });
    expect(await inspect(clip.subarray(0, 6241 + 8))).toMatchObject({ trouble: 'incomplete' });
    expect(await inspect(box('ftyp', Buffer.from('isom'), words(0)))).toMatchObject({ trouble: 'no-index' });
  });

  it('reports a missing end for a download of MKV that ended early in a reserved file', async () => {
    const { mkv = clip } = await samples();
    const half = mkv.subarray(0, mkv.length / 2);
    expect(await inspect(Buffer.concat([half, Buffer.alloc(500_000)]))).toMatchObject({
      trouble: 'incomplete',
      detail: expect.stringContaining('nothing but zeros'),
    });
  });

  it('reports a file that is not media, and follows no playlist', async () => {
    for (const text of [
      'x',
      '<html></html>',
      'The free lunch',
      'You skip it',
      `#EXTM3U\n#EXTINF:10,\n${CLIP}\n#EXT-X-ENDLIST\n`,
    ]) {
      expect(await inspect(Buffer.from(text))).toMatchObject({ trouble: 'not-media' });
    }
  });

  it('passes on errors of the disk', async () => {
    await expect(inspectMedia(`${path}-missing`)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('extractSound', () => {
  it('refuses the files that inspectMedia refuses', async () => {
    await writeFile(path, edited(clip, 'stts', 16, 0xffffffff));
    expect(await extractSound(path, `${path}.sound`)).toMatchObject({ trouble: 'contradictory' });
  });
});
