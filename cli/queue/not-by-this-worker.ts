import { CaptionError } from '../../src/pipeline/index.ts';
import { UsageError } from '../exit-codes.ts';

/**
 * Runs what reads the options of a video. What this worker was not given, such as a folder or a credential, is no failure of the
 * video: it is tried again, perhaps by another worker.
 * @throws {CaptionError} of kind `local`
 */
export async function notByThisWorker<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const next = 'It is tried again, also by other workers.';
    throw new CaptionError({ kind: 'local', cause: error.message, next, error });
  }
}
