import type { z } from 'zod';
import type { EntryMatch } from '../../../src/contracts/control/match.ts';

/** Which entries are meant. */
export type Match = z.infer<typeof EntryMatch>;

/** One member in which an entry does not match, with the values that explain it. */
export interface Difference {
  /** For example `status`, or `body.target`. */
  readonly member: string;
  readonly expected: unknown;
  /** Null if the entry has no such value. */
  readonly seen: unknown;
  /** Why it could not be compared. */
  readonly note?: string;
}
