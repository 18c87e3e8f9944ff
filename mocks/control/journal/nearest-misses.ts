import type { z } from 'zod';
import { likeness } from '../../../src/base/nearest.ts';
import type { NearMiss } from '../../../src/contracts/control/match.ts';
import type { Kept } from '../../kernel/world/journal-entry.ts';
import type { Match } from './difference.ts';
import type { FactName, Matcher } from './match-entry.ts';

/** Near misses that are named. */
const NAMED = 3;

/** Entries that are compared in full. */
const COMPARED = 20;

/** How much a member that differs may count, beside 1 for one that matches: so much as it is alike. */
const LIKE = 0.5;

/** The entries that come nearest to a match without matching, the nearest first, then the newest. */
export function nearestMisses(match: Match, matcher: Matcher, kept: readonly Kept[]): z.infer<typeof NearMiss>[] {
  const scored = kept.map((one, at) => ({ one, at, score: factScore(match, matcher, one) }));
  const best = scored.sort((a, b) => b.score - a.score || b.at - a.at).slice(0, COMPARED);
  return best
    .map(({ one, score }) => ({ one, score, differences: matcher.differences(one) }))
    .filter(({ differences }) => differences.length > 0)
    .map((near) => ({ ...near, score: near.score - bodyCost(near.differences) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, NAMED)
    .map(({ one, differences }) => ({ ...summaryOf(one), differences }));
}

/** An entry in a few words. */
export function summaryOf(kept: Kept): Omit<z.infer<typeof NearMiss>, 'differences'> {
  const { id, kind, provider, operation, method, path, status, rule } = kept.show().entry;
  return { id, time: new Date(kept.time).toISOString(), kind, provider, operation, method, path, status, rule };
}

function factScore(match: Match, matcher: Matcher, kept: Kept): number {
  return matcher.factsThatDiffer(kept).reduce((score, name) => score - 1 + LIKE * alike(match, name, kept), 0);
}

function alike(match: Match, name: FactName, kept: Kept): number {
  const [expected, seen] = [match[name], kept[name]];
  if (name === 'status') return String(expected)[0] === String(seen)[0] ? 1 : 0;
  return typeof expected === 'string' && typeof seen === 'string' ? likeness(expected, seen) : 0;
}

/** A body of many members that lacks one is nearer than one that lacks them all. */
function bodyCost(differences: readonly { readonly member: string; readonly note?: string }[]): number {
  const ofBody = differences.filter(({ member }) => member.startsWith('body'));
  return ofBody.some(({ member }) => member === 'body') ? 1 : Math.min(1, ofBody.length / 10);
}
