import { Contradiction } from '../contradiction.ts';
import type { FileWindow } from '../file-window.ts';
import { behindTags } from './id3.ts';

/** By index (ISO/IEC 14496-3, table 1.18). */
const SAMPLE_RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
];
const SAMPLES = 1_024;
const HEADER_BYTES = 7;

/** Whether a file begins with a frame of AAC (ISO/IEC 14496-3, 1.A.3.2), behind its tags. */
export const isAdts = (file: FileWindow): boolean => isHeader(file.read(behindTags(file), HEADER_BYTES));

const isHeader = (head: Buffer): boolean => head.length === HEADER_BYTES && (head.readUInt16BE(0) & 0xfff6) === 0xfff0;

/**
 * Returns the length of AAC in ADTS frames in seconds, by their headers: nothing else in such a file tells it. Ends at the first bytes that
 * are no frame, as readers do.
 * @throws {Contradiction} for a frame that is smaller than its header, at which a reader would stay
 */
export function adtsSeconds(file: FileWindow): number {
  let frames = 0;
  let rate: number | undefined;
  for (let at = behindTags(file); ; frames += 1) {
    const head = file.read(at, HEADER_BYTES);
    if (!isHeader(head)) break;
    const bytes = (head.readUInt32BE(2) >> 5) & 0x1fff;
    if (bytes < HEADER_BYTES) throw new Contradiction(`has a frame at byte ${at} of ${bytes} bytes`);
    rate ??= SAMPLE_RATES[((head[2] as number) >> 2) & 0xf];
    if (at + bytes > file.size) break;
    at += bytes;
  }
  return rate === undefined ? 0 : (frames * SAMPLES) / rate;
}
