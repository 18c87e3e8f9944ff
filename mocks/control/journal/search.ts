import { readTime } from '../../../src/base/time-range.ts';
import type { JournalSearch } from '../../../src/contracts/control/journal-query.ts';
import { checkRequestNames } from '../../kernel/http/fault-names.ts';
import { Refusal } from '../../kernel/http/refusal.ts';
import type { Kept } from '../../kernel/world/journal-entry.ts';
import type { Match } from './difference.ts';
import { matcherOf } from './match-entry.ts';

/** A search of a journal, prepared. */
export interface Search {
  readonly tenant: string | null;
  /** The most entries; null for all. */
  readonly limit: number | null;
  /** The id of the entry before the first, or null. */
  readonly after: string | null;
  readonly finds: (kept: Kept) => boolean;
}

/**
 * Prepares a search.
 * @throws {Refusal} for a `since` that is neither a time nor an id
 * @throws {SettingError} for an unknown provider, operation or method
 */
export async function prepareSearch(search: JournalSearch): Promise<Search> {
  const { tenant = null, limit, cursor, since, unmatched, status, ...rest } = search;
  await checkRequestNames(rest);
  const match: Match = { ...rest, ...(status === undefined ? {} : { status: readStatus(status) }) };
  const { matches } = matcherOf(match);
  const time = since === undefined ? null : readTime(since);
  for (const id of [time === null ? since : undefined, cursor]) {
    if (id !== undefined && !ENTRY_ID.test(id)) {
      const problem = `"${id}" is neither an ISO time nor the id of an entry, for example demo-5.`;
      throw new Refusal('query-invalid', { problem });
    }
  }
  return {
    tenant,
    limit: limit === undefined ? null : Number(limit),
    after: cursor ?? (time === null ? (since ?? null) : null),
    finds: (kept) =>
      (time === null || kept.time >= time) &&
      (unmatched === undefined || isUnmatched(kept) === (unmatched === 'true')) &&
      matches(kept),
  };
}

/** True for a request whose method and path are those of no operation. */
export const isUnmatched = ({ kind, operation }: Pick<Kept, 'kind' | 'operation'>): boolean =>
  kind === 'request' && operation === null;

const ENTRY_ID = /^.+-w?\d+$/;

const readStatus = (status: string): number | string | null => {
  if (status === 'none') return null;
  return /^\d+$/.test(status) ? Number(status) : status;
};
