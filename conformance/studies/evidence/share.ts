import type { EvidenceRow } from './table.ts';

/** Every share, the surest first. */
export const shares = ['documented', 'observed', 'open', 'probed', 'assumed'] as const;

/**
 * How far a row is known. `open`: nothing decides, a switch holds the alternatives and a check of live runs tells which one is
 * true. `probed`: a check of live runs tells whether it is true. `assumed`: neither; `own` ones are choices of this project about itself.
 */
export type Share = (typeof shares)[number];

/** The share of a row. */
export function shareOf({ evidence, settling }: Pick<EvidenceRow, 'evidence' | 'settling'>): Share {
  if (evidence.grade !== 'assumed') return evidence.grade;
  if (evidence.own || settling.check === undefined) return 'assumed';
  return settling.switch === undefined ? 'probed' : 'open';
}

/** The number of rows of each share, and their part in per cent with one digit. */
export function sharesOf(
  rows: readonly EvidenceRow[],
): readonly { readonly share: Share; readonly count: number; readonly percent: string }[] {
  return shares.map((share) => {
    const count = rows.filter((row) => shareOf(row) === share).length;
    return { share, count, percent: rows.length === 0 ? '0.0' : ((100 * count) / rows.length).toFixed(1) };
  });
}

const AGE_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day on which a row was last seen: that of its quote, or of the live run. Undefined where none is known. */
const seenOn = ({ quote, adopted }: Pick<EvidenceRow, 'quote' | 'adopted'>): string | undefined =>
  adopted?.date ?? quote?.read;

/** True for a row that was last seen more than 90 days before `nowMs` (epoch milliseconds). */
export function isAgeing(row: Pick<EvidenceRow, 'quote' | 'adopted'>, nowMs: number): boolean {
  const seen = seenOn(row);
  return seen !== undefined && nowMs - Date.parse(seen) > AGE_DAYS * DAY_MS;
}
