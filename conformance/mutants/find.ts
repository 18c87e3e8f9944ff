import type { Mutant } from './mutant.ts';

/** What came of looking mutants up by their ids. */
export interface Found<M> {
  readonly mutants: readonly M[];
  /** Ids that nothing has, each with the ids nearest to it, the nearest first. */
  readonly unknown: readonly { readonly id: string; readonly near: readonly string[] }[];
}

const SHOWN = 5;

/** Mutants by their ids, in the order asked for. */
export function findMutants<M extends Pick<Mutant, 'id'>>(all: readonly M[], ids: readonly string[]): Found<M> {
  const known = new Map(all.map((mutant) => [mutant.id, mutant]));
  return {
    mutants: ids.flatMap((id) => known.get(id) ?? []),
    unknown: ids.filter((id) => !known.has(id)).map((id) => ({ id, near: nearest(id, [...known.keys()]) })),
  };
}

/** The ids that share most with what was typed: its pairs of letters, once each. */
function nearest(typed: string, ids: readonly string[]): string[] {
  const wanted = pairsOf(typed);
  const likeness = (id: string): number => {
    const has = pairsOf(id.includes(typed) ? typed : id);
    const shared = [...wanted].filter((pair) => has.has(pair)).length;
    return (2 * shared) / (wanted.size + has.size || 1);
  };
  const scored = ids.map((id) => ({ id, score: likeness(id) })).filter(({ score }) => score > 0.3);
  return scored
    .sort((left, right) => right.score - left.score)
    .slice(0, SHOWN)
    .map(({ id }) => id);
}

function pairsOf(text: string): Set<string> {
  const lower = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(0, lower.length - 1) }, (_, at) => lower.slice(at, at + 2)));
}
