import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openInput } from './open-input.ts';
import { checkStructure } from './structure/check-structure.ts';
import { type Extraction, trouble } from './types.ts';

/**
 * Copies the sound of a film to a separate file, without encoding it again. Must run in a separate process.
 * @param copy path of the new file; an earlier run may have created it
 * @returns `copy`, or `path` itself when the file has no picture, or its sound cannot be copied
 */
export async function copySound(path: string, copy: string): Promise<Extraction> {
  const wrong = checkStructure(path);
  if (wrong) return wrong;
  const { Conversion, FilePathTarget, Mp4OutputFormat, Output, WebMOutputFormat } = await import('mediabunny');
  const input = await openInput(path);
  try {
    if ((await input.getPrimaryVideoTrack()) === null) return { path };
    const isWebM = /matroska|webm/i.test((await input.getFormat()).name);
    const format = isWebM ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: false });
    await mkdir(dirname(copy), { recursive: true });
    await rm(copy, { force: true });
    const output = new Output({ format, target: new FilePathTarget(copy) });
    const conversion = await Conversion.init({ input, output, video: { discard: true }, showWarnings: false });
    if (!conversion.isValid) return { path };
    await conversion.execute();
    return { path: copy };
  } catch (error) {
    const { code, message } = Object(error) as Partial<NodeJS.ErrnoException>;
    // An error of the disk is not a problem of the file.
    if (code !== undefined) throw error;
    return trouble('not-media', `has sound that cannot be copied (${String(message).slice(0, 200)})`);
  } finally {
    input.dispose();
  }
}
