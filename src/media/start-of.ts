import type { Input } from 'mediabunny';

/**
 * Returns where the timeline of a file begins, in seconds of its own clock. The clock of MPEG-TS is that of a broadcast, starts anywhere, and
 * wraps (ISO/IEC 13818-1, 2.4.2.2); fragments cut out of a live stream keep their time of decoding (ISO/IEC 14496-12, 8.8.12).
 * Players and services begin with the first picture or sound. Other containers begin at 0.
 * @param isFragmented whether it is an MP4 file of fragments
 */
export async function startOf(input: Input, isFragmented: boolean): Promise<number> {
  const isTransport = (await input.getFormat()).mimeType === 'video/MP2T';
  if (!isTransport && !isFragmented) return 0;
  const first = await input.getFirstTimestamp();
  // What is before 0 in a fragment is for the decoder alone.
  return Number.isFinite(first) && (isTransport || first > 0) ? first : 0;
}
