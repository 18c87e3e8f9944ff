import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Check } from '../model/check.ts';

/** Which checks to run. */
export interface Selection {
  /** Only these providers. */
  readonly providers?: readonly ProviderId[];
  /** `*` matches any characters, `?` matches one; without both, any id that contains the text. */
  readonly grep?: string;
}

/** The selected checks, in their order. */
export function selectChecks<C extends Pick<Check, 'id' | 'provider'>>(
  checks: readonly C[],
  selection: Selection,
): C[] {
  const { providers, grep } = selection;
  return checks.filter(
    (check) =>
      (providers === undefined || providers.includes(check.provider)) &&
      (grep === undefined || idMatches(grep, check.id)),
  );
}

/** True when an id fits a pattern. Linear in the id for each star. */
export function idMatches(pattern: string, id: string): boolean {
  if (!/[*?]/.test(pattern)) return id.includes(pattern);
  let [at, star, resume] = [0, -1, 0];
  let from = 0;
  while (from < id.length) {
    if (pattern[at] === '*') {
      star = at;
      resume = from;
      at += 1;
    } else if (pattern[at] === '?' || pattern[at] === id[from]) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      from = resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
