import { LRUCache } from 'lru-cache';

/** Results that are kept: tests that run side by side ask about some tens of things in turn. */
const MOST = 64;

/**
 * Remembers the results of a function for its last 64 arguments. Arguments are compared by identity, so the function must depend on
 * nothing else, and an object must not change. Not for credentials: arguments stay in memory.
 */
export function rememberSome<Argument extends object | string, Result extends object | string>(
  read: (argument: Argument) => Result,
): (argument: Argument) => Result {
  const known = new LRUCache<Argument, Result>({ max: MOST });
  return (argument) => {
    const found = known.get(argument);
    if (found !== undefined) return found;
    const result = read(argument);
    known.set(argument, result);
    return result;
  };
}
