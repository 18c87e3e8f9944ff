import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../exit-codes.ts';

/** Returns the SHA-256 of a file, in hex: equal files are one video of the queue. @throws {UsageError} */
export async function contentIdentity(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    throw new UsageError(`The file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  return hash.digest('hex');
}
