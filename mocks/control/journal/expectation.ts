import type { z } from 'zod';
import type { NearMiss, Verification } from '../../../src/contracts/control/match.ts';
import type { Match } from './difference.ts';

/** How often an entry is expected. */
export type Times = z.infer<typeof Verification>['times'];

/** True if a number of entries is as expected. */
export const holds = ({ exactly, atLeast = 0, atMost = Number.POSITIVE_INFINITY }: Times, matched: number): boolean =>
  exactly === undefined ? matched >= atLeast && matched <= atMost : matched === exactly;

/** True if a number of entries is above what is expected. */
export const isTooMany = ({ exactly, atMost = exactly }: Times, matched: number): boolean =>
  atMost !== undefined && matched > atMost;

/** What was expected and what was found, in sentences. */
export function explainMiss(expected: Times, match: Match, found: Found): string {
  const { matched, looked, nearest, inLobby, dropped } = found;
  const lines = [`Expected ${timesText(expected)} of ${JSON.stringify(match)}; ${matched} of ${looked} entries match.`];
  for (const near of nearest) {
    const { id, method, path, status, differences } = near;
    const shown = differences.map(
      ({ member, expected, seen, note }) =>
        `${member}: expected ${JSON.stringify(expected)}, seen ${JSON.stringify(seen)}${note === undefined ? '' : ` (${note})`}`,
    );
    lines.push(`Near: ${id} ${method} ${path} ${status ?? 'without an answer'}: ${shown.join('; ')}.`);
  }
  if (dropped > 0) {
    lines.push(
      `${dropped} older entries are not judged: the journal was full. --max-journal-entries keeps more, a reset begins anew.`,
    );
  }
  if (inLobby > 0) {
    lines.push(`Requests without a usable credential belong to the tenant lobby: ${inLobby} entries there match.`);
  }
  return lines.join('\n');
}

/** What a search for expected entries found. */
export interface Found {
  readonly matched: number;
  /** The number of entries looked at. */
  readonly looked: number;
  readonly nearest: readonly z.infer<typeof NearMiss>[];
  /** Older entries that the journal gave up. */
  readonly dropped: number;
  /** Entries of the lobby that match. */
  readonly inLobby: number;
}

function timesText({ exactly, atLeast, atMost }: Times): string {
  if (exactly !== undefined) return `exactly ${exactly}`;
  if (atMost === undefined) return `at least ${atLeast}`;
  return atLeast === undefined ? `at most ${atMost}` : `${atLeast} to ${atMost}`;
}
