import { open, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { localProblem } from '../../base/local-problem.ts';
import { CaptionError } from '../errors.ts';
import { option, step } from '../next-step.ts';
import { uniqueDraft } from '../outputs/unique-draft.ts';

/**
 * Checks that a folder can be written, or made, by a file that it writes and removes. Makes no folder.
 * @throws {CaptionError} of kind `options`
 */
export async function checkWritable(folder: string): Promise<void> {
  const place = resolve(folder);
  try {
    const probe = uniqueDraft(`${await nearestFolder(place)}/probe`);
    const file = await open(probe, 'wx');
    await file.close().finally(() => rm(probe, { force: true }));
  } catch (error) {
    const problem = localProblem({ code: Object(error).code, path: place });
    if (problem === null) throw error;
    throw new CaptionError({
      kind: 'options',
      cause: `The output folder cannot be used: ${problem}.`,
      next: step`Nothing was sent or paid. Name a writable folder${option('--out')}, or correct that.`,
      error,
      endsRun: true,
    });
  }
}

/** Returns the folder itself, or the nearest one above it that exists. */
async function nearestFolder(place: string): Promise<string> {
  try {
    if ((await stat(place)).isDirectory()) return place;
    throw Object.assign(new Error('not a folder'), { code: 'EEXIST', path: place });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(place) === place) throw error;
    return nearestFolder(dirname(place));
  }
}
