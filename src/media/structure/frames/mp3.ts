import type { FileWindow } from '../file-window.ts';
import { findByte } from './find-byte.ts';
import { behindTags } from './id3.ts';

/** A frame of MPEG audio. */
interface Frame {
  /** Its length with its header. */
  readonly bytes: number;
  readonly seconds: number;
  /** What all frames of a sound share: version, layer, sample rate, and whether they are mono. */
  readonly kind: string;
  /** Where a frame without sound has its mark. */
  readonly markAt: number;
}

/** Kilobits per second from index 1 on (ISO/IEC 11172-3, 2.4.2.3; 13818-3, 2.4.2.3), of layer III and II, and of the low sample rates. */
const LAYER_3 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const LAYER_2 = [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384];
const LOW = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** Most bytes without a frame inside a file: where sounds were joined, there may be a tag with a picture. */
const MOST_BETWEEN = 4_000_000;

/**
 * Returns the length of an MP3 file in seconds, by the headers of its frames. Its own statement is not used: files with a variable
 * bit rate may lack it, and in joined files it counts the first part only.
 * @returns null for a file without a frame that tells its length
 */
export function mp3Seconds(file: FileWindow): number | null {
  let seconds = 0;
  let kind: string | null = null;
  let at: number | null = behindTags(file);
  while (at !== null) {
    const frame = readFrame(file.read(at, 4));
    if (frame === null || (kind !== null && frame.kind !== kind) || at + frame.bytes > file.size) {
      at = findByte(file, 0xff, at + 1, at + MOST_BETWEEN);
      continue;
    }
    kind ??= frame.kind;
    if (!isStatement(file, at, frame)) seconds += frame.seconds;
    at += frame.bytes;
  }
  return kind === null ? null : seconds;
}

function readFrame(head: Buffer): Frame | null {
  const [first, second = 0, third = 0, fourth = 0] = head;
  if (head.length < 4 || first !== 0xff || second < 0xe0) return null;
  const [version, layer] = [(second >> 3) & 3, 4 - ((second >> 1) & 3)];
  const isLow = version !== 3;
  const rates = isLow ? LOW : layer === 3 ? LAYER_3 : LAYER_2;
  const [kilobits, fullRate] = [rates[(third >> 4) - 1], SAMPLE_RATES[(third >> 2) & 3]];
  if (version === 1 || (layer !== 2 && layer !== 3) || kilobits === undefined || fullRate === undefined) return null;
  const rate = version === 0 ? fullRate / 4 : isLow ? fullRate / 2 : fullRate;
  const samples = isLow && layer === 3 ? 576 : 1_152;
  const isMono = fourth >> 6 === 3;
  return {
    bytes: Math.floor((samples * 125 * kilobits) / rate) + ((third >> 1) & 1),
    seconds: samples / rate,
    kind: `${version} ${layer} ${rate} ${isMono}`,
    markAt: isLow ? (isMono ? 13 : 21) : isMono ? 21 : 36,
  };
}

/** Whether a frame holds no sound, but the number of the others. */
function isStatement(file: FileWindow, at: number, { markAt }: Frame): boolean {
  const mark = file.read(at + markAt, 4).toString('latin1');
  return mark === 'Xing' || mark === 'Info';
}
