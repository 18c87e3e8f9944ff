import { globMatches } from '../../src/base/glob.ts';
import { refuseUnknownOptions } from '../../src/base/known-options.ts';
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
  refuseUnknownOptions('selectChecks', selection, ['providers', 'grep']);
  const { providers, grep } = selection;
  return checks.filter(
    (check) =>
      (providers === undefined || providers.includes(check.provider)) &&
      (grep === undefined || idMatches(grep, check.id)),
  );
}

/** True when an id fits a pattern, or contains a text without `*` and `?`. */
export const idMatches = (pattern: string, id: string): boolean =>
  /[*?]/.test(pattern) ? globMatches(pattern, id, { one: true }) : id.includes(pattern);
