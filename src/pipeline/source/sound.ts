import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Files that are no larger are not worth taking apart: 4 MB are a few minutes of compressed sound. */
const WHOLE_BYTES = 4_000_000;

/**
 * The sound of a video as a file of its own, for services that are sent what they listen to: a film's sound is a hundredth
 * of the film. It is copied as it is, not encoded anew.
 * @param copy where the file is made; it may be there from an earlier run
 * @returns `copy`, or `path` itself when it is small, has no picture, or holds sound that cannot be copied
 */
export async function soundOf(path: string, copy: string): Promise<string> {
  if ((await stat(path)).size <= WHOLE_BYTES) return path;
  const { ALL_FORMATS, Conversion, FilePathSource, FilePathTarget, Input, Mp4OutputFormat, Output, WebMOutputFormat } =
    await import('mediabunny');
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  try {
    if ((await input.getPrimaryVideoTrack()) === null) return path;
    const isWebM = /matroska|webm/i.test((await input.getFormat()).name);
    const format = isWebM ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: false });
    await mkdir(dirname(copy), { recursive: true });
    await rm(copy, { force: true });
    const output = new Output({ format, target: new FilePathTarget(copy) });
    const conversion = await Conversion.init({ input, output, video: { discard: true }, showWarnings: false });
    if (!conversion.isValid) return path;
    await conversion.execute();
    return copy;
  } finally {
    input.dispose();
  }
}
