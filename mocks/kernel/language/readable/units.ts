/** A piece of a written word. */
export interface Unit {
  readonly text: string;
  /** When the piece is left out of a word that is too long: the lowest first, in one rank the last first. `KEPT` never is. */
  readonly rank: number;
}

/** The rank of pieces that stay. */
export const KEPT = 9;

const lengthOf = (units: readonly Unit[]): number => units.reduce((sum, { text }) => sum + text.length, 0);

/**
 * The pieces of a word, without as many of the least important ones as its length needs. At least one piece stays.
 * @param goal the length in UTF-16 units: what is fitted here has no other than the first plane
 */
export function shorten(units: readonly Unit[], goal: number): readonly Unit[] {
  let length = lengthOf(units);
  if (length <= goal) return units;
  const left = new Set<Unit>();
  for (let rank = 0; rank < KEPT && length > goal; rank += 1) {
    for (let at = units.length - 1; at >= 0 && length > goal; at -= 1) {
      const unit = units[at] as Unit;
      if (unit.rank !== rank || left.size === units.length - 1) continue;
      left.add(unit);
      length -= unit.text.length;
    }
  }
  return units.filter((unit) => !left.has(unit));
}

/** The text of pieces. */
export const textOf = (units: readonly Unit[]): string => units.map(({ text }) => text).join('');
