/** Most ids named. */
const SHOWN = 5;

/** Returns the ids most similar to a typed one, by their pairs of letters: the nearest first, none to five. */
export function nearest(typed: string, ids: readonly string[]): string[] {
  const scored = ids
    .map((id) => ({ id, score: likeness(typed, id.includes(typed) ? typed : id) }))
    .filter(({ score }) => score > 0.3);
  return scored
    .sort((left, right) => right.score - left.score)
    .slice(0, SHOWN)
    .map(({ id }) => id);
}

/** How alike two texts are, by their pairs of letters: 0 to 1. */
export function likeness(one: string, other: string): number {
  const [wanted, has] = [pairsOf(one), pairsOf(other)];
  const shared = [...wanted].filter((pair) => has.has(pair)).length;
  return (2 * shared) / (wanted.size + has.size || 1);
}

function pairsOf(text: string): Set<string> {
  const lower = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(0, lower.length - 1) }, (_, at) => lower.slice(at, at + 2)));
}
