/** A box of an ISO base media file. */
export interface BoxPlace {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  /** Types from the top level down to this box, such as `moov/trak/mdia`. */
  readonly path: string;
}

const CONTAINERS = 'moov trak mdia minf stbl dinf edts mvex moof traf mfra udta'.split(' ');

/** Every box of a good file, parents before their children. */
export function boxesOf(file: Buffer, from = 0, to = file.length, path = ''): BoxPlace[] {
  const found: BoxPlace[] = [];
  for (let at = from; at + 8 <= to; ) {
    const declared = file.readUInt32BE(at);
    const size = declared === 0 ? to - at : declared === 1 ? Number(file.readBigUInt64BE(at + 8)) : declared;
    const type = file.toString('latin1', at + 4, at + 8);
    const place = { type, from: at, to: at + size, path: path === '' ? type : `${path}/${type}` };
    found.push(place);
    if (CONTAINERS.includes(type)) found.push(...boxesOf(file, at + 8, at + size, place.path));
    at += size;
  }
  return found;
}

/** Makes a box. */
export function box(type: string, ...content: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.reduce((sum, { length }) => sum + length, 0), 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...content]);
}

/** 32-bit numbers, most significant byte first. */
export const words = (...numbers: readonly number[]): Buffer => wordsOf(numbers);

/** The same of a list of any length. */
export function wordsOf(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, at) => {
    bytes.writeUInt32BE(number, 4 * at);
  });
  return bytes;
}

/** Returns the file with `bytes` inserted at `at`, inside a box; its parents, given by offset, grow by the same length. */
export function inserted(file: Buffer, at: number, bytes: Uint8Array, parents: readonly number[]): Buffer {
  const longer = Buffer.concat([file.subarray(0, at), bytes, file.subarray(at)]);
  for (const parent of parents) longer.writeUInt32BE(longer.readUInt32BE(parent) + bytes.length, parent);
  return longer;
}
