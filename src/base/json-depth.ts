/** Levels of a JSON value that recursive code may walk through: far more than any real document has. */
export const DEEPEST = 200;

/** True if a JSON value has more levels of objects and lists. Does not recurse, so any depth is safe. */
export function isTooDeep(value: unknown, most = DEEPEST): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= most; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
