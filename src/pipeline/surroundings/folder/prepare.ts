import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../../base/durable-files.ts';
import { localProblem } from '../../../base/local-problem.ts';
import { CaptionError } from '../../errors.ts';
import { option, step } from '../../next-step.ts';

/**
 * Creates the state folder and writes into it, so that an unusable one is reported before anything is created or paid.
 * @throws {CaptionError} of kind `options`
 */
export async function prepareState(state: string): Promise<void> {
  try {
    for (const folder of ['jobs', 'accounts']) {
      await makeFolder(join(state, folder));
      const probe = join(state, folder, `.probe-${randomBytes(6).toString('hex')}`);
      const file = await open(probe, 'wx');
      await file
        .writeFile('probe')
        .then(() => file.sync())
        .finally(() => file.close())
        .finally(() => rm(probe, { force: true }));
    }
  } catch (error) {
    const problem = localProblem(error);
    if (problem === null) throw error;
    throw new CaptionError({
      kind: 'options',
      cause: `The state folder ${state} cannot be used: ${problem}.`,
      next: step`Nothing was sent or paid. Name a writable folder${option('--state')}, or correct that.`,
      error,
    });
  }
}
