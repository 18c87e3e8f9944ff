import { facts } from '../../../contracts/cloudflare-stream/facts.ts';
import { type CallContext, InputError } from '../../http.ts';

const LEAST = facts.tusLeastChunkBytes.value;
const MOST = facts.tusMostChunkBytes.value;
const MULTIPLE = facts.tusChunkMultiple.value;

/** Returns the chunk size of a call. @throws {InputError} for a size that the service refuses */
export function chunkSize(call: CallContext, given: unknown): number {
  if (given === undefined) return facts.tusUsualChunkBytes.value;
  if (typeof given === 'number' && given >= LEAST && given <= MOST && given % MULTIPLE === 0) return given;
  throw new InputError(
    call,
    `chunkBytes must be a multiple of ${MULTIPLE} from ${LEAST} to ${MOST}, got ${String(given)}.`,
  );
}

/**
 * Returns the size after a chunk that failed: half, in whole multiples, so that a slow line completes a chunk in time and a
 * proxy with a limit lets it through. Never under the smallest.
 */
export const smallerChunk = (bytes: number): number => Math.max(LEAST, Math.floor(bytes / 2 / MULTIPLE) * MULTIPLE);
