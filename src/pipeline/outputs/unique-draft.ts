import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';

/** Returns a short path beside a file for its first write. No other write, of any process, uses it. */
export const uniqueDraft = (path: string): string =>
  join(dirname(path), `.caption-${randomBytes(8).toString('hex')}.part`);
