import type { z } from 'zod';
import type { Unmatched, UnmatchedQuery } from '../../../src/contracts/control/unmatched.ts';
import { type ProbableRoute, probableRoute } from '../../kernel/http/probable-route.ts';
import { LOBBY } from '../../kernel/world/credentials.ts';
import type { JournalBudget } from '../../kernel/world/journal-budget.ts';
import type { Slot } from '../../kernel/world/journal-slot.ts';
import { isUnmatched } from './search.ts';

type Found = z.infer<typeof Unmatched>;

/** Requests to paths and methods of no operation, and all of the lobby: equal ones together, the newest first. */
export async function unmatchedOf(
  journals: JournalBudget,
  { tenant, provider, limit }: z.infer<typeof UnmatchedQuery>,
  originOf: (provider: string) => string,
): Promise<Found> {
  const lost = [...journals.after(0)].filter(({ kept, journal }) => {
    if (tenant !== undefined && journal.tenant !== tenant) return false;
    if (provider !== undefined && kept.provider !== provider) return false;
    return isUnmatched(kept) || (journal.tenant === LOBBY && kept.kind === 'request');
  });
  const groups = new Map<string, Slot[]>();
  for (const slot of lost.reverse()) {
    const { kept, journal } = slot;
    const key = [journal.tenant, kept.provider, kept.method, kept.path, kept.status, kept.rule].join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [slot]);
    else group.push(slot);
  }
  const newest = [...groups.values()].slice(0, limit);
  return { requests: lost.length, unmatched: await Promise.all(newest.map((group) => describe(group, originOf))) };
}

async function describe(
  group: readonly Slot[],
  originOf: (provider: string) => string,
): Promise<Found['unmatched'][number]> {
  const { kept, journal } = group[0] as Slot;
  const { entry, circumstances } = kept.build();
  const { provider, method, path, status, rule } = entry;
  const meant = isUnmatched(kept) ? await probableRoute(entry) : null;
  return {
    tenant: journal.tenant,
    provider,
    method,
    path,
    status,
    rule,
    reason: reasonOf(isUnmatched(kept), method, meant),
    count: group.length,
    last: { id: kept.id, time: new Date(kept.time).toISOString() },
    what: circumstances.what,
    remedy: circumstances.remedy,
    probably: meant && {
      provider: meant.provider,
      operation: meant.operation,
      method: meant.method,
      url: originOf(meant.provider) + meant.path,
    },
  };
}

function reasonOf(isLost: boolean, method: string, meant: ProbableRoute | null): Found['unmatched'][number]['reason'] {
  if (!isLost) return 'credential';
  if (meant?.isPathRight !== true) return method === '' ? 'refused' : 'path';
  return meant.method === method ? 'refused' : 'method';
}
