import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileTrouble } from './file-trouble.ts';
import { openInput } from './open-input.ts';
import { pickTrack } from './pick-track.ts';
import { formatFor } from './sound-format.ts';
import { startOf } from './start-of.ts';
import { checkStructure, isFragmentedFile } from './structure/check-structure.ts';
import { type Extraction, trouble } from './types.ts';

/**
 * Copies a sound track of a film to a separate file, without encoding it again. Must run in a separate process.
 * @param copy path of the new file; an earlier run may have created it
 * @param track its number from 1; null for the main one
 * @returns `copy`, or, for the main track, `path` itself when the file has no picture, or its sound cannot be copied
 */
export async function copySound(path: string, copy: string, track: number | null = null): Promise<Extraction> {
  const wrong = checkStructure(path);
  if (wrong) return wrong;
  const { Conversion, FilePathTarget, Output } = await import('mediabunny');
  const input = await openInput(path);
  try {
    const sound = await pickTrack(input, track);
    const format = sound?.codec ? await formatFor(sound.codec) : null;
    const whole = track === null ? { path } : trouble('not-media', `has a sound track ${track} that cannot be copied`);
    if (sound === null || format === null) return whole;
    if (track === null && (await input.getPrimaryVideoTrack()) === null) return whole;
    await mkdir(dirname(copy), { recursive: true });
    await rm(copy, { force: true });
    const output = new Output({ format, target: new FilePathTarget(copy) });
    try {
      const conversion = await Conversion.init({
        input,
        output,
        // Sound that begins after the picture stays so late in the copy.
        trim: { start: await startOf(input, isFragmentedFile(path)) },
        video: { discard: true },
        audio: ({ id }) => (id === sound.id ? {} : { discard: true }),
        showWarnings: false,
      });
      if (!conversion.isValid) return whole;
      await conversion.execute();
      return { path: copy };
    } finally {
      // Closes the file of a copy that was not finished.
      if (output.state !== 'finalized') await output.cancel();
    }
  } catch (error) {
    return fileTrouble(error, 'has sound that cannot be copied');
  } finally {
    input.dispose();
  }
}
