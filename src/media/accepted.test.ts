// Covers: job.ts, program.ts, read-facts.ts

import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mp4OutputFormat } from 'mediabunny';
import { afterAll, describe, expect, it } from 'vitest';
import { CONTAINER_BYTES, containerOf, inspectMedia, type MediaFacts } from './index.ts';
import { box, boxesOf, inserted, words } from './test-support/boxes.ts';
import { CLIP, inFormat, samples } from './test-support/samples.ts';

const path = join(tmpdir(), `accepted-${process.pid}`);
afterAll(() => rm(path, { force: true }));

async function inspect(file: Uint8Array): Promise<MediaFacts> {
  await writeFile(path, file);
  const found = await inspectMedia(path);
  if ('trouble' in found) throw new Error(`${found.trouble}: ${found.detail}`);
  return found;
}

const clip = await readFile(CLIP);
const places = boxesOf(clip);
const place = (type: string) => places.find((one) => one.type === type) ?? places[0] ?? { from: 0, to: 0 };
/** The clip with its index behind its data, so that the index may change in length. The data keeps its offset. */
const reordered = Buffer.concat([
  clip.subarray(0, place('moov').from),
  box('free', Buffer.alloc(place('moov').to - place('moov').from - 8)),
  clip.subarray(place('moov').to),
  clip.subarray(place('moov').from, place('moov').to),
]);
const moov = clip.length;
/** Maps offsets of the index's boxes in the clip to those in `reordered`. */
const moved = (at: number): number => at - place('moov').from + moov;
const intoMoov = (bytes: Uint8Array): Buffer => inserted(reordered, reordered.length, bytes, [moov]);

/** An audio or video track without samples, as cameras leave them: the first track's boxes with empty tables. */
function emptyTrack(): Buffer {
  const track = boxesOf(clip).filter(({ path: at }) => at.startsWith('moov/trak'));
  const of = (type: string) => {
    const found = track.find((one) => one.type === type);
    return clip.subarray(found?.from, found?.to);
  };
  const empty = (type: string) => box(type, words(0, 0));
  const tables = [of('stsd'), empty('stts'), empty('stsc'), box('stsz', words(0, 0, 0)), empty('stco')];
  const header = Buffer.from(of('tkhd'));
  header.writeUInt32BE(9, 20);
  const media = box('mdia', of('mdhd'), of('hdlr'), box('minf', of('vmhd'), of('dinf'), box('stbl', ...tables)));
  return box('trak', header, media);
}

/** `mdat` with a 64-bit size: its header takes the 8 bytes of the `free` before it. */
function largeSize(): Buffer {
  const file = Buffer.from(clip);
  const { from, to } = place('mdat');
  const header = Buffer.alloc(16);
  header.writeUInt32BE(1, 0);
  header.write('mdat', 4);
  header.writeBigUInt64BE(BigInt(to - from + 8), 8);
  header.copy(file, from - 8);
  return file;
}

function withSize(type: string, size: number): Buffer {
  const file = Buffer.from(clip);
  file.writeUInt32BE(size, place(type).from);
  return file;
}

const kept: Readonly<Record<string, Buffer>> = {
  'the index behind the data': reordered,
  'a 64-bit size': largeSize(),
  'a last box of size 0': withSize('mdat', 0),
  'unknown boxes at the top level': Buffer.concat([
    clip,
    box('free', Buffer.alloc(9)),
    box('uuid', Buffer.alloc(40)),
    box('abcd'),
  ]),
  'unknown boxes in the index': intoMoov(Buffer.concat([box('uuid', Buffer.alloc(16)), box('xyzw', words(1))])),
  'garbage of 3 bytes behind the end': Buffer.concat([clip, Buffer.alloc(3, 0xab)]),
  'garbage of 500 bytes behind the end': Buffer.concat([clip, Buffer.alloc(500, 0xab)]),
  'zeros behind the end': Buffer.concat([clip, Buffer.alloc(500)]),
  'a track without samples': intoMoov(emptyTrack()),
  'user data with a zero at its end': intoMoov(box('udta', box('name', Buffer.from('x')), words(0))),
  'a meta box as QuickTime has it': intoMoov(
    box('meta', box('hdlr', words(0, 0), Buffer.from('mdta'), Buffer.alloc(14))),
  ),
  'a meta box as ISO has it': intoMoov(
    box('meta', words(0), box('hdlr', words(0, 0), Buffer.from('mdir'), Buffer.alloc(14))),
  ),
  'an edit list of several edits': inserted(reordered, moved(place('elst').to), words(100, 0, 0x10000), [
    moov,
    moved(place('trak').from),
    moved(place('edts').from),
    moved(place('elst').from),
  ]),
};

/** Channels of the samples whose formats hold no pictures. */
const SOUND_ONLY: Readonly<Record<string, number>> = { wav: 1, mp3: 2, ogg: 1, adts: 2 };

describe('inspectMedia', () => {
  it.each(Object.entries(kept))('reads an MP4 file with %s', async (_name, file) => {
    const found = await inspect(file);
    expect(found).toMatchObject({ container: 'mp4', bytes: file.length, sound: { channels: 1 } });
    expect(found.durationSeconds).toBeCloseTo(16.7, 0);
  });

  it('reads every supported container', async () => {
    const files = Object.entries(await samples());
    expect(files.length).toBeGreaterThan(6);
    for (const [name, file] of files) {
      const found = await inspect(file);
      const channels = SOUND_ONLY[name];
      const picture = channels === undefined ? { width: 320, height: 180 } : null;
      expect([name, found.picture, found.sound?.channels]).toEqual([name, picture, channels ?? 1]);
      expect(found.durationSeconds).toBeGreaterThan(0.9);
    }
  });

  it('reads files with only sound or only pictures', async () => {
    const format = new Mp4OutputFormat();
    expect(await inspect(await inFormat(format, { picture: false }))).toMatchObject({ picture: null });
    expect(await inspect(await inFormat(format, { sound: false }))).toMatchObject({ sound: null });
  });

  it('reads a QuickTime file with an empty wide box before its data', async () => {
    const file = Buffer.from(clip);
    file.write('qt  ', 8);
    file.write('wide', place('free').from + 4);
    expect(await inspect(file)).toMatchObject({ container: 'other', sound: { channels: 1 } });
  });

  it.each(['wide', 'free', 'skip', 'pnot', 'mdat'])(
    'reads a QuickTime file without ftyp that begins with %s',
    async (type) => {
      const file = Buffer.from(clip);
      file.write(type, 4);
      expect(containerOf(file.subarray(0, CONTAINER_BYTES))).toMatchObject({ extension: 'mov' });
      expect(await inspect(file)).toMatchObject({
        container: 'other',
        picture: { width: 320 },
        sound: { channels: 1 },
        durationSeconds: 16.7,
      });
    },
  );

  it('reads a recording that was cut off in its last cluster', async () => {
    const { mkv = clip, 'webm, live': live = clip } = await samples();
    expect(await inspect(live.subarray(0, live.length - 300))).toHaveProperty('picture.width', 320);
    expect(await inspect(mkv.subarray(0, mkv.length - 2_000))).toHaveProperty('picture.width', 320);
  });
});
