import type { z } from 'zod';
import type { Journal as JournalSchema, WholeJournal } from '../../../src/contracts/control/journal.ts';
import type { Journal } from '../../kernel/world/journal.ts';
import type { JournalBudget } from '../../kernel/world/journal-budget.ts';
import type { Kept } from '../../kernel/world/journal-entry.ts';
import type { Search } from './search.ts';

/** The most entries of a page of all journals by default. */
const WHOLE_PAGE = 1_000;

type Entry = z.infer<typeof JournalSchema>['entries'][number];

/** An entry as the control API shows it. */
export const entryView = (kept: Kept, how: 'show' | 'build' = 'show'): Entry => {
  const { id, ...rest } = kept[how]().entry;
  return { id, time: new Date(kept.time).toISOString(), ...rest } as Entry;
};

/** A tenant's journal, or a page of it, in the order of the requests. */
export function pageOf(journal: Journal, search: Search): z.infer<typeof JournalSchema> {
  const all = journal.inOrder;
  const { found, next } = cut(afterEntry(all, search.after), search);
  return { tenant: journal.tenant, dropped: journal.dropped, entries: found.map((kept) => entryView(kept)), next };
}

/** What a search finds in a tenant's journal. */
export function foundIn(journal: Journal, search: Search): readonly Kept[] {
  return cut(afterEntry(journal.inOrder, search.after), search).found;
}

/** What a search finds in all journals, in the order of arrival, and the cursor of what follows. */
export function foundInAll(journals: JournalBudget, search: Search): { found: Owned[]; next: string | null } {
  const slots = journals.after(0);
  const start = slots.findLastIndex(({ kept }) => kept.id === search.after) + 1;
  const owners = new Map(slots.map(({ kept, journal }) => [kept, journal.tenant]));
  const wanted = slots.slice(start).filter(({ journal }) => search.tenant === null || journal.tenant === search.tenant);
  const all = wanted.map(({ kept }) => kept);
  const { found, next } = cut(all, search);
  return { found: found.map((kept) => ({ kept, tenant: owners.get(kept) ?? '' })), next };
}

/** An entry with the name of its tenant. */
export interface Owned {
  readonly kept: Kept;
  readonly tenant: string;
}

/** A page of all journals, in the order of arrival. */
export function wholePage(journals: JournalBudget, search: Search): z.infer<typeof WholeJournal> {
  const { found, next } = foundInAll(journals, { ...search, limit: search.limit ?? WHOLE_PAGE });
  const entries = found.map(({ kept, tenant }) => ({ tenant, ...entryView(kept) }));
  return { dropped: journals.droppedEntries, entries, next };
}

/** The entries after one: if it was dropped, those whose requests came later. */
function afterEntry(all: readonly Kept[], id: string | null): readonly Kept[] {
  if (id === null) return all;
  const at = all.findIndex((kept) => kept.id === id);
  if (at >= 0) return all.slice(at + 1);
  const order = Number(id.slice(id.lastIndexOf('-') + 1));
  return Number.isNaN(order) ? all : all.filter((kept) => kept.order > order);
}

function cut(kept: readonly Kept[], { limit, finds }: Search): { found: Kept[]; next: string | null } {
  const found: Kept[] = [];
  for (const one of kept) {
    if (!finds(one)) continue;
    if (limit !== null && found.length >= limit) return { found, next: found.at(-1)?.id ?? null };
    found.push(one);
  }
  return { found, next: null };
}
