import { type LanguageLayouts, layoutFor } from './layout-settings.ts';
import { profileRows } from './profile-rows.ts';
import type { ProfileName, ProfileOptions, ProfileRows } from './types.ts';

/** The rules that tracks of all languages follow. */
export interface CaptionRules extends Omit<ProfileOptions, 'profile' | 'language'> {
  /** Default: netflix. */
  readonly profile?: ProfileName | undefined;
  /** Limits that replace those of the profile. */
  readonly layouts?: LanguageLayouts | undefined;
}

/** Returns the rows of the rules for one language. */
export function rowsFor(rules: CaptionRules, language: string | undefined): ProfileRows {
  const { profile = 'netflix', layouts, ...options } = rules;
  return profileRows({ ...options, profile, language }, layouts ? layoutFor(layouts, language) : {});
}
