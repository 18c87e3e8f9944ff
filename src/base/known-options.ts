import { listed, suggest } from './nearest-first.ts';

/** An option that does not exist: what was given, and what is near. Types refuse it; this does where there are none. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/** Every option of a function by name: a type error where one is missing. */
export type OptionNames<Options> = { readonly [Name in keyof Required<Options>]: true };

/**
 * Refuses options that a function does not have: a name with a slip in it would have no effect.
 * @param what begins the message, as in `startWorld`
 * @param given an undefined value counts as absent
 * @throws {OptionError} for the first unknown name
 */
export function refuseUnknownOptions(
  what: string,
  given: object,
  names: Readonly<Record<string, true>> | readonly string[],
): void {
  const known = Array.isArray(names) ? (names as readonly string[]) : Object.keys(names);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || known.includes(name)) continue;
    const { hint, known: nearest } = suggest(name, known);
    throw new OptionError(`${what} has no option "${name}".${hint} Known: ${listed(nearest)}.`);
  }
}
