import { isUnbranded } from '../container.ts';
import { Contradiction } from './contradiction.ts';
import type { FileWindow } from './file-window.ts';
import { type Box, nameOf, readBox } from './iso-box.ts';
import { readTable } from './iso-tables.ts';
import { TrackTables } from './iso-track.ts';

/** Boxes that contain checked boxes. The check skips others. */
const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'dinf', 'edts', 'mvex', 'moof', 'traf', 'mfra']);
/** Boxes at the top level that a file may be cut in. Unknown bytes behind a complete file are garbage. */
const TOP = new Set('ftyp moov mdat free skip wide pnot moof mfra sidx styp uuid meta emsg prft ssix'.split(' '));
/** Deepest nesting: more than the containers need (moov, trak, mdia, minf, stbl, and the table). */
const DEEPEST = 8;
const MOST_TRACKS = 1_000;
/** Most boxes at the top level, and most boxes in all; fragmented files have some ten per fragment. */
const MOST_BOXES = 4_000_000;

/** Whether the file begins like an ISO base media file. */
export function isIsoBmff(file: FileWindow): boolean {
  const head = file.read(0, 8);
  return head.length === 8 && (head.toString('latin1', 4, 8) === 'ftyp' || isUnbranded(head));
}

/** Most boxes before the first fragment. */
const MOST_BEFORE_FRAGMENTS = 1_000;

/** Whether a file that was checked has its samples in fragments. */
export function hasFragments(file: FileWindow): boolean {
  let at = 0;
  for (let boxes = 0; at < file.size && boxes < MOST_BEFORE_FRAGMENTS; boxes += 1) {
    const box = readTop(file, at, GARBAGE_FOLLOWS);
    if (box === null || box.type === 'moof') return box !== null;
    at = box.to;
  }
  return false;
}

/** State of one walk. */
interface Walk {
  readonly file: FileWindow;
  boxes: number;
  tracks: number;
  /** Type of a box that a track lacks. */
  missing: string | null;
  /** Number of samples in all runs of fragments. */
  runs: number;
}

/**
 * Compares the declarations of an MP4 or MOV file with its size: boxes, tables, samples, tracks, depth.
 * @throws {Contradiction} for an impossible declaration; of kind `incomplete` or `no-index` if a part is missing
 */
export function checkIsoBmff(file: FileWindow): void {
  const walk: Walk = { file, boxes: 0, tracks: 0, missing: null, runs: 0 };
  const seen = new Set<string>();
  for (let at = 0; at < file.size; ) {
    const box = readTop(file, at, seen);
    if (box === null) {
      if (!isWhole(seen)) throw cut('ends in the middle of a box');
      break;
    }
    if (box.to > file.size) {
      // Players ignore garbage, too.
      if (isWhole(seen) && !TOP.has(box.type)) break;
      throw cut(`has a box ${nameOf(box.type)} that ends ${box.to - file.size} bytes behind its end`);
    }
    seen.add(box.type);
    count(walk);
    if (CONTAINERS.has(box.type)) descend(walk, box, null, 1);
    at = box.to;
  }
  checkIndex(walk, seen);
}

function checkIndex({ tracks, missing }: Walk, seen: ReadonlySet<string>): void {
  if (!seen.has('moov')) throw new Contradiction('has no index (moov)', 'no-index');
  if (tracks === 0) throw new Contradiction('has an index (moov) without tracks');
  if (missing !== null) throw new Contradiction(`has a track without ${missing}`);
}

/** Reads a header at the top level. A broken one behind a complete file is garbage. */
function readTop(file: FileWindow, at: number, seen: ReadonlySet<string>): Box | null {
  try {
    return readBox(file, at, file.size);
  } catch (error) {
    if (isWhole(seen)) return null;
    throw error;
  }
}

/** What makes `readTop` take a broken header for garbage. */
const GARBAGE_FOLLOWS: ReadonlySet<string> = new Set(['moov', 'mdat']);

const cut = (detail: string): Contradiction => new Contradiction(detail, 'incomplete');
const isWhole = (seen: ReadonlySet<string>): boolean => seen.has('moov') && (seen.has('mdat') || seen.has('moof'));

function count(walk: Walk): void {
  walk.boxes += 1;
  if (walk.boxes > MOST_BOXES) throw new Contradiction(`has more than ${MOST_BOXES} boxes`);
}

/** Walks the boxes inside `parent`. */
function descend(walk: Walk, parent: Box, track: TrackTables | null, depth: number): void {
  if (depth > DEEPEST) throw new Contradiction(`nests its boxes more than ${DEEPEST} deep`);
  for (let at = parent.content; at < parent.to; ) {
    const box = readBox(walk.file, at, parent.to);
    // Fewer than 8 bytes, or a zero, end a list in QuickTime.
    if (box === null || walk.file.read(at, 4).readUInt32BE(0) === 0) return;
    if (box.to > parent.to) {
      throw new Contradiction(
        `has a box ${nameOf(box.type)} at byte ${at} that ends ${box.to - parent.to} bytes behind its ${nameOf(parent.type)}`,
      );
    }
    count(walk);
    enter(walk, box, track, depth);
    at = box.to;
  }
}

function enter(walk: Walk, box: Box, track: TrackTables | null, depth: number): void {
  track?.see(box.type);
  if (box.type === 'trak') {
    walk.tracks += 1;
    if (walk.tracks > MOST_TRACKS) throw new Contradiction(`has more than ${MOST_TRACKS} tracks`);
    const tables = new TrackTables(walk.file);
    descend(walk, box, tables, depth + 1);
    tables.finish();
    walk.missing ??= tables.missing();
  } else if (CONTAINERS.has(box.type)) {
    descend(walk, box, track, depth + 1);
  } else {
    const table = readTable(walk.file, box);
    if (!table) return;
    track?.add(box, table);
    if (box.type === 'trun') addRun(walk, table.count);
  }
}

/** Counts samples of runs, which may declare them without bytes in the table; each sample has at least one byte. */
function addRun(walk: Walk, samples: number): void {
  walk.runs += samples;
  if (walk.runs > walk.file.size) {
    throw new Contradiction(`declares ${walk.runs} samples in the fragments of ${walk.file.size} bytes`);
  }
}
