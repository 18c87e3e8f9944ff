import { it } from 'vitest';

/**
 * A test that needs something this machine may lack. Where it is missing the test is skipped, visibly and with the reason;
 * with CI=true it runs all the same and fails.
 */
export function itNeeds(what: string, available: boolean): typeof it | typeof it.skip {
  return process.env.CI === 'true' ? it : itWhere(what, available);
}

/** A test that needs something which `.ci/run` does not install, because it would take too long there. Else as `itNeeds`. */
export function itWhere(what: string, available: boolean): typeof it | typeof it.skip {
  if (available) return it;
  const skip = (name: string, ...rest: never[]) => it.skip(`${name} (needs ${what})`, ...rest);
  return Object.assign(skip, { each: it.skip.each.bind(it.skip) }) as typeof it.skip;
}
