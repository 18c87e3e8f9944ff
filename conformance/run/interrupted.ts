import { SkipSignal } from '../model/verdict.ts';

/** What ends a check of an interrupted run. */
export const interrupted = (): SkipSignal => new SkipSignal('interrupted', 'interrupted');

/** Waits for the work. If it fails because the signal fired, the check ends as interrupted. @throws {SkipSignal} */
export async function unlessInterrupted<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (signal?.aborted) throw interrupted();
  try {
    return await work();
  } catch (error) {
    throw signal?.aborted ? interrupted() : error;
  }
}
