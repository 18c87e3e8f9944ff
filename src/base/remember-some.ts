import { Recent } from './recent.ts';

/**
 * Remembers the results of a function for its last 64 arguments, at least. Arguments are compared by identity, so the function must depend on
 * nothing else, and an object must not change. Not for credentials: arguments stay in memory.
 */
export function rememberSome<Argument extends object | string, Result extends object | string>(
  read: (argument: Argument) => Result,
): (argument: Argument) => Result {
  const known = new Recent<Argument, Result>();
  return (argument) => {
    const found = known.get(argument);
    if (found !== undefined) return found;
    const result = read(argument);
    known.set(argument, result);
    return result;
  };
}
