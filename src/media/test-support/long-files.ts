import { type FileHandle, open, readFile, writeFile } from 'node:fs/promises';
import { box, boxesOf, words, wordsOf } from './boxes.ts';
import { CLIP } from './samples.ts';

/** Samples of one packet of AAC. */
const PACKET = 1_024;
/** Packets of one chunk. */
const CHUNK = 43;

/**
 * Writes an M4A file whose index is whole and whose data is a hole: as long as an audio book, and as small on the disk as its
 * tables.
 */
export async function writeLongM4a(path: string, hours: number, bytesPerPacket: number, rate: number): Promise<void> {
  const packets = Math.floor((hours * 3_600 * rate) / PACKET);
  const clip = await readFile(CLIP);
  const places = boxesOf(clip);
  const sound = places.slice(places.findLastIndex(({ type }) => type === 'trak'));
  const of = (type: string, from = sound): Buffer => {
    const place = from.find((one) => one.type === type);
    return Buffer.from(clip.subarray(place?.from, place?.to));
  };
  const sizes = [0, 0, packets];
  for (let at = 0; at < packets; at += 1) sizes.push(bytesPerPacket + (at % 2));
  const type = box('ftyp', Buffer.from('M4A '), words(0), Buffer.from('isomM4A '));
  const data = packets * (bytesPerPacket + 1);
  const offsets = [0, Math.ceil(packets / CHUNK)];
  for (let at = 0; at < packets; at += CHUNK) offsets.push(type.length + 8 + at * bytesPerPacket);
  const header = of('mdhd');
  header.writeUInt32BE(rate, 20);
  header.writeUInt32BE(packets * PACKET, 24);
  const times = box('stts', words(0, 1, packets, PACKET));
  const chunks = box('stsc', words(0, 1, 1, CHUNK, 1));
  const tables = box('stbl', of('stsd'), times, chunks, box('stsz', wordsOf(sizes)), box('stco', wordsOf(offsets)));
  const media = box('mdia', header, of('hdlr'), box('minf', of('smhd'), of('dinf'), tables));
  const index = box('moov', of('mvhd', places), box('trak', of('tkhd'), media));
  const start = Buffer.concat([type, words(8 + data), Buffer.from('mdat')]);
  await withHole(path, start, start.length + data, index);
}

/** Writes an MP3 file of frames with 8 kbit/s, without a statement of their number (ISO/IEC 13818-3, 2.4.2.3: layer III, 16 kHz). */
export async function writeLongMp3(path: string, hours: number): Promise<void> {
  const frame = Buffer.alloc(36);
  frame.writeUInt32BE(0xfff318c0, 0);
  await writeFile(path, Buffer.alloc(Math.round((hours * 3_600 * 16_000) / 576) * frame.length, frame));
}

/** Writes `start`, and `end` at `at`. */
async function withHole(path: string, start: Buffer, at: number, end: Buffer): Promise<void> {
  const file: FileHandle = await open(path, 'w');
  try {
    await file.write(start, 0, start.length, 0);
    await file.write(end, 0, end.length, at);
  } finally {
    await file.close();
  }
}
