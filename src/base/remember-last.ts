/**
 * Remembers the result of a function for its last argument: the steps of one request ask the same several times.
 * Arguments are compared by identity, so the function must depend on nothing else, and an object must not change.
 */
export function rememberLast<Argument, Result>(read: (argument: Argument) => Result): (argument: Argument) => Result {
  let last: { readonly argument: Argument; readonly result: Result } | null = null;
  return (argument) => {
    if (last === null || last.argument !== argument) last = { argument, result: read(argument) };
    return last.result;
  };
}
