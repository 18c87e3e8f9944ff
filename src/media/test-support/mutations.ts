import { readElement } from '../structure/ebml-element.ts';
import type { FileWindow } from '../structure/file-window.ts';
import { boxesOf } from './boxes.ts';

/** A file that differs from a good one in one place. */
export interface Mutation {
  /** Place and change, for example `moov/trak/mdia/minf/stbl/stts at 646: 0xffffffff`. */
  readonly name: string;
  make(): Buffer;
}

/** A stretch of a file with numbers that a reader relies on: a box or element without its content. */
interface Stretch {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Bytes from one number to the next. */
  readonly step: number;
}

/** Longest edited part of media data and texts, which are not numbers. */
const PAYLOAD_BYTES = 96;
const TABLES = 'stts ctts stsc stsz stz2 stco co64 stss elst dref stsd sgpd sbgp trun tfra sidx'.split(' ');

/** Returns every edit of a 32-bit number in the tables and headers of a file, and every truncation at the border of a part. */
export function mutationsOf(file: Buffer): Mutation[] {
  const stretches = stretchesOf(file);
  return stretches.flatMap((stretch) => [...editsIn(file, stretch), ...cutsAt(file, stretch)]);
}

/** Of a file without a tree of parts, its headers and the beginning of what follows; packets of it are like one another. */
const HEAD_BYTES = 400;

function stretchesOf(file: Buffer): Stretch[] {
  if (file.readUInt32BE(0) === 0x1a45dfa3) return elementStretches(file);
  if (/^(ftyp|wide|moov|mdat)$/.test(file.toString('latin1', 4, 8))) return boxStretches(file);
  return [{ name: 'head', from: 0, to: Math.min(file.length, HEAD_BYTES), step: 1 }];
}

function editsIn(file: Buffer, { name, from, to, step }: Stretch): Mutation[] {
  const edits: Mutation[] = [];
  for (let at = from; at + 4 <= to; at += step) {
    const now = file.readUInt32BE(at);
    for (const value of new Set([0, 1, 0x7fffffff, 0x80000000, 0xffffffff, (now + 1) >>> 0, (now - 1) >>> 0])) {
      if (value === now) continue;
      const make = () => {
        const copy = Buffer.from(file);
        copy.writeUInt32BE(value, at);
        return copy;
      };
      edits.push({ name: `${name} at ${at}: 0x${value.toString(16)}`, make });
    }
  }
  return edits;
}

const cutsAt = (file: Buffer, { name, from, to }: Stretch): Mutation[] =>
  [from, from + 4, to - 1, to]
    .filter((at) => at > 0 && at < file.length)
    .map((at) => ({ name: `${name} cut at ${at}`, make: () => file.subarray(0, at) }));

function boxStretches(file: Buffer): Stretch[] {
  const boxes = boxesOf(file);
  return boxes.map(({ path, type, from, to }) => {
    const isParent = boxes.some((other) => other.from > from && other.to <= to);
    const end = isParent ? from + 8 : TABLES.includes(type) ? to : Math.min(to, from + PAYLOAD_BYTES);
    return { name: path, from, to: end, step: 4 };
  });
}

/** Masters of RFC 9559 whose children are edited: the others contain no relevant numbers. */
const MASTERS = [0x18538067, 0x1654ae6b, 0xae, 0xe0, 0xe1, 0x1549a966, 0x1c53bb6b, 0xbb, 0xb7, 0x114d9b74, 0x4dbb];
const CLUSTER = 0x1f43b675;

function elementStretches(file: Buffer): Stretch[] {
  const window = {
    size: file.length,
    read: (at: number, length: number) => file.subarray(at, at + length),
  } as FileWindow;
  const found: Stretch[] = [];
  const walk = (from: number, to: number, path: string): void => {
    for (let at = from; at < to; ) {
      const element = readElement(window, at);
      if (!element) return;
      const end = Math.min(element.to ?? to, to);
      const name = `${path}/0x${element.id.toString(16)}`;
      // Sizes have any length here: every byte may begin a number.
      found.push({ name, from: at, to: Math.min(end, element.content + 16), step: 1 });
      if (MASTERS.includes(element.id) || (element.id === CLUSTER && element.to === null))
        walk(element.content, end, name);
      at = end;
    }
  };
  walk(0, file.length, '');
  return found;
}
