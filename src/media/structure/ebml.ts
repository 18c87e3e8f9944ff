import { Contradiction } from './contradiction.ts';
import { type Element, readElement } from './ebml-element.ts';
import type { FileWindow } from './file-window.ts';

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const TRACKS = 0x1654ae6b;
const TRACK_ENTRY = 0xae;
const INFO = 0x1549a966;

/** Elements that contain checked elements (RFC 9559, 5). The check skips others. */
const MASTERS = new Set([
  EBML,
  INFO,
  TRACKS,
  TRACK_ENTRY,
  0xe0, // Video
  0x55b0, // Colour
  0xe1, // Audio
  0x6d80, // ContentEncodings
  0x6240, // ContentEncoding
  0x1c53bb6b, // Cues
  0xbb, // CuePoint
  0xb7, // CueTrackPositions
  0x114d9b74, // SeekHead
  0x4dbb, // Seek
]);

/** Numbers that readers rely on, 8 bytes at most (RFC 8794, 7.1 to 7.3). */
const NUMBERS = new Set([
  0x2ad7b1, // TimestampScale
  0x4489, // Duration
  0xd7, // TrackNumber
  0x83, // TrackType
  0xb5, // SamplingFrequency
  0x9f, // Channels
  0xb0, // PixelWidth
  0xba, // PixelHeight
  0xb3, // CueTime
  0xf1, // CueClusterPosition
  0x53ac, // SeekPosition
  0x23e383, // DefaultDuration
]);

const DEEPEST = 8;
const MOST_TRACKS = 1_000;
/** Most elements checked. A film has some thousand; the check skips the rest of a file with more. */
const MOST_ELEMENTS = 2_000_000;

/** Zeros where an element must begin: programs that download reserve the whole size, and may end early. A reader loops there. */
const HOLE = Buffer.alloc(50_000);

/** Whether the file begins with an EBML header. */
export function isEbml(file: FileWindow): boolean {
  const head = file.read(0, 4);
  return head.length === 4 && head.readUInt32BE(0) === EBML;
}

interface Walk {
  readonly file: FileWindow;
  elements: number;
  tracks: number;
}

/**
 * Compares the declarations of a WebM or MKV file with its size: elements, numbers, tracks, depth. Accepts a recording that
 * was cut off, and clusters of unknown size: readers read them as far as they go.
 * @throws {Contradiction} for an impossible declaration; of kind `incomplete` if the tracks are cut
 */
export function checkEbml(file: FileWindow): void {
  const walk: Walk = { file, elements: 0, tracks: 0 };
  for (let at = 0; at < file.size; ) {
    const element = readTop(file, at);
    if (!element) return;
    if (element.id === SEGMENT) {
      checkSegment(walk, element);
      return;
    }
    if (element.to === null || element.to > file.size) throw overrun(element, file.size);
    if (element.id === EBML) descend(walk, element, element.to, 1);
    at = element.to;
  }
}

/** Ignores garbage behind the header. */
function readTop(file: FileWindow, at: number): Element | null {
  try {
    return readElement(file, at);
  } catch {
    return null;
  }
}

function checkSegment(walk: Walk, segment: Element): void {
  const { file } = walk;
  const end = Math.min(segment.to ?? file.size, file.size);
  for (let at = segment.content; at < end && walk.elements < MOST_ELEMENTS; ) {
    const element = readTop(file, at);
    walk.elements += 1;
    if (!element && file.read(at, HOLE.length).equals(HOLE)) {
      throw new Contradiction(`has nothing but zeros from byte ${at} on`, 'incomplete');
    }
    // Only a reader of blocks finds the end of a cluster of unknown size.
    if (!element || element.to === null) return;
    if (element.to > file.size) {
      if (element.id === CLUSTER || walk.tracks > 0) return;
      throw overrun(element, file.size);
    }
    if (MASTERS.has(element.id)) descend(walk, element, element.to, 1);
    at = element.to;
  }
}

function descend(walk: Walk, parent: Element, end: number, depth: number): void {
  if (depth > DEEPEST) throw new Contradiction(`nests its elements more than ${DEEPEST} deep`);
  for (let at = parent.content; at < end && walk.elements < MOST_ELEMENTS; ) {
    const element = readElement(walk.file, at);
    walk.elements += 1;
    if (!element || element.to === null || element.to > end) throw overrun(element ?? { ...parent, from: at }, end);
    if (NUMBERS.has(element.id) && element.to - element.content > 8) {
      throw new Contradiction(`has a number at byte ${at} of ${element.to - element.content} bytes`);
    }
    if (element.id === TRACK_ENTRY) {
      walk.tracks += 1;
      if (walk.tracks > MOST_TRACKS) throw new Contradiction(`has more than ${MOST_TRACKS} tracks`);
    }
    if (MASTERS.has(element.id)) descend(walk, element, element.to, depth + 1);
    at = element.to;
  }
}

const overrun = (element: Pick<Element, 'id' | 'from'>, end: number): Contradiction =>
  new Contradiction(
    `has an element 0x${element.id.toString(16)} at byte ${element.from} that ends behind byte ${end}, where it must end`,
    element.id === TRACKS || element.id === INFO ? 'incomplete' : 'contradictory',
  );
