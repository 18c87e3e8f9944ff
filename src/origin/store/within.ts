import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { StoreError } from './store-error.ts';

/** How long to wait, and for whom. */
export interface Wait {
  /** Milliseconds until the head of the answer; null for no limit. */
  readonly limitMs: number | null;
  /** Signal of the caller, who wants to stop. */
  readonly signal?: AbortSignal | null | undefined;
}

/**
 * Asks a service, and waits for the head of its answer.
 * @throws {StoreError} `unreachable` when it cannot be reached or is silent; the caller's own stop stays as it is
 */
export async function within<T>({ limitMs, signal }: Wait, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const silent = new AbortController();
  const timer = limitMs === null ? null : setTimeout(() => silent.abort(), limitMs);
  try {
    return await ask(signal ? AbortSignal.any([signal, silent.signal]) : silent.signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    const why = silent.signal.aborted ? `no answer within ${limitMs} ms` : String((error as Error).cause ?? error);
    throw new StoreError('unreachable', `The bucket's service cannot be reached: ${why}.`, { cause: error });
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
}

/** Reads a body. A connection that breaks meanwhile is a StoreError `unreachable`. */
export function bodyOf(body: ReadableStream): Readable {
  const chunks = async function* () {
    try {
      yield* body;
    } catch (error) {
      throw new StoreError('unreachable', "The bucket's service broke its answer off.", { cause: error });
    }
  };
  return Readable.from(chunks(), { objectMode: false });
}
