/** Most ids named. */
const SHOWN = 5;

/** Returns the ids most similar to a typed one, by their pairs of letters: the nearest first, none to five. */
export function nearest(typed: string, ids: readonly string[]): string[] {
  const scored = ids
    .map((id) => ({ id, score: Math.max(likeness(typed, id.includes(typed) ? typed : id), slip(typed, id)) }))
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

/** 0.9 if one letter is missing, too many, another one, or changed places with its neighbour; else 0. */
function slip(typed: string, id: string): number {
  const [one, other] = [typed.toLowerCase(), id.toLowerCase()];
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  const isSwap = left.length === 2 && left[0] === right[1] && left[1] === right[0];
  const isSlip = Math.max(left.length, right.length) <= 1 || (isSwap && right.length === 2);
  return isSlip && id.length > 2 ? 0.9 : 0;
}

function pairsOf(text: string): Set<string> {
  const lower = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(0, lower.length - 1) }, (_, at) => lower.slice(at, at + 2)));
}
