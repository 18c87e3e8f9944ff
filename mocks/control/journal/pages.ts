import type { z } from 'zod';
import type { Journal as JournalSchema, WholeJournal } from '../../../src/contracts/control/journal.ts';
import type { Journal } from '../../kernel/world/journal.ts';
import type { Kept } from '../../kernel/world/journal-entry.ts';
import type { Slot } from '../../kernel/world/journal-slot.ts';
import type { World } from '../../kernel/world/world.ts';
import type { Search } from './search.ts';
import { slotOf } from './slot-of.ts';

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
  const { found, next } = cut(journal.inOrderAfter(search.after), (kept) => kept, search);
  return { tenant: journal.tenant, dropped: journal.dropped, entries: found.map((kept) => entryView(kept)), next };
}

/** What a search finds in a tenant's journal. */
export function foundIn(journal: Journal, search: Search): readonly Kept[] {
  return cut(journal.inOrderAfter(search.after), (kept) => kept, search).found;
}

/** What a search finds in all journals, in the order of arrival, and the cursor of what follows. */
export function foundInAll(world: World, search: Search): { found: Owned[]; next: string | null } {
  const { after } = search;
  const slots = world.journals.following(after === null ? null : slotOf(world, after));
  const { found, next } = cut(ofTenant(slots, search.tenant), ({ kept }) => kept, search);
  return { found: found.map(({ kept, journal }) => ({ kept, tenant: journal.tenant })), next };
}

function* ofTenant(slots: Iterable<Slot>, tenant: string | null): Generator<Slot> {
  for (const slot of slots) if (tenant === null || slot.journal.tenant === tenant) yield slot;
}

/** An entry with the name of its tenant. */
export interface Owned {
  readonly kept: Kept;
  readonly tenant: string;
}

/** A page of all journals, in the order of arrival. */
export function wholePage(world: World, search: Search): z.infer<typeof WholeJournal> {
  const { found, next } = foundInAll(world, { ...search, limit: search.limit ?? WHOLE_PAGE });
  const entries = found.map(({ kept, tenant }) => ({ tenant, ...entryView(kept) }));
  return { dropped: world.journals.droppedEntries, entries, next };
}

/** Reads on until there is one more than the limit, if there is a limit. */
function cut<One>(
  all: Iterable<One>,
  keptOf: (one: One) => Kept,
  { limit, finds }: Search,
): { found: One[]; next: string | null } {
  const found: One[] = [];
  for (const one of all) {
    if (!finds(keptOf(one))) continue;
    if (limit !== null && found.length >= limit) {
      const last = found.at(-1);
      return { found, next: last === undefined ? null : keptOf(last).id };
    }
    found.push(one);
  }
  return { found, next: null };
}
