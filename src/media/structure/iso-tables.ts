import { Contradiction } from './contradiction.ts';
import type { FileWindow } from './file-window.ts';
import { type Box, nameOf } from './iso-box.ts';

/** Position of a table's number of entries, and the least bytes of each entry. */
interface Table {
  /** Offset of the 32-bit count in the content of the box. */
  readonly countAt: number;
  /** Bytes of an entry. 0: the entries are not in the table. */
  readonly entryBytes: number;
}

/** `head` is the first 16 bytes of the content (fewer in a shorter box, filled with 0): version, flags and what follows. */
type TableRule = (head: Buffer) => Table;

const fixed =
  (entryBytes: number): TableRule =>
  () => ({ countAt: 4, entryBytes });
const byVersion =
  (old: number, current: number): TableRule =>
  (head) => ({ countAt: 4, entryBytes: head[0] === 0 ? old : current });

const flagsOf = (head: Buffer): number => head.readUIntBE(1, 3);

/** Sample fields that a run may hold, 4 bytes each (ISO/IEC 14496-12, 8.8.8). */
const RUN_FIELDS = [0x100, 0x200, 0x400, 0x800];

/** Every table of ISO/IEC 14496-12 (and 23001-7: `senc`) whose count a reader may rely on. Sections in brackets. */
const rules: Readonly<Record<string, TableRule>> = {
  stts: fixed(8), // [8.6.1.2]
  ctts: fixed(8), // [8.6.1.3]
  stsh: fixed(8), // [8.6.3]
  stss: fixed(4), // [8.6.2]
  stsc: fixed(12), // [8.7.4]
  stco: fixed(4), // [8.7.5]
  co64: fixed(8), // [8.7.5]
  stps: fixed(4), // QuickTime, partial sync samples
  elst: byVersion(12, 20), // [8.6.6]
  // Entries are boxes: 8 bytes at least.
  dref: fixed(8), // [8.7.2]
  stsd: fixed(8), // [8.5.2]
  stsz: (head) => ({ countAt: 8, entryBytes: head.readUInt32BE(4) === 0 ? 4 : 0 }), // [8.7.3.2]
  stz2: (head) => ({ countAt: 8, entryBytes: (head[7] as number) / 8 }), // [8.7.3.3]
  sbgp: (head) => ({ countAt: head[0] === 0 ? 8 : 12, entryBytes: 8 }), // [8.9.2]
  saiz: (head) => {
    const at = flagsOf(head) & 1 ? 12 : 4;
    return { countAt: at + 1, entryBytes: head[at] === 0 ? 1 : 0 }; // [8.7.8]
  },
  saio: (head) => ({ countAt: flagsOf(head) & 1 ? 12 : 4, entryBytes: head[0] === 0 ? 4 : 8 }), // [8.7.9]
  senc: (head) => ({ countAt: 4, entryBytes: flagsOf(head) & 2 ? 2 : 0 }), // [ISO/IEC 23001-7, 7.2]
  trun: (head) => ({ countAt: 4, entryBytes: 4 * RUN_FIELDS.filter((flag) => flagsOf(head) & flag).length }), // [8.8.8]
  tfra: (head) => ({ countAt: 12, entryBytes: head[0] === 1 ? 19 : 11 }), // [8.8.10]
};

/** Declarations of a table. */
export interface DeclaredTable {
  readonly count: number;
  readonly entryBytes: number;
  /** Offset of its entries; for a `trun`, of the optional fields before them. */
  readonly entries: number;
}

/**
 * Reads the count of a table and compares it with the box. Null for other boxes, and for a box too short for a count.
 * @throws {Contradiction} when the entries do not fit
 */
export function readTable(file: FileWindow, box: Box): DeclaredTable | null {
  const rule = Object.hasOwn(rules, box.type) ? rules[box.type] : undefined;
  const length = box.to - box.content;
  if (!rule || length < 8) return null;
  const head = Buffer.alloc(24);
  file.read(box.content, Math.min(length, 24)).copy(head);
  const { countAt, entryBytes } = rule(head);
  if (length < countAt + 4) return null;
  const count = head.readUInt32BE(countAt);
  const entries = box.content + countAt + 4;
  if (count * entryBytes > box.to - entries) {
    throw new Contradiction(
      `has a table ${nameOf(box.type)} at byte ${box.from} that declares ${count} entries in ${box.to - entries} bytes`,
    );
  }
  return { count, entryBytes, entries };
}
