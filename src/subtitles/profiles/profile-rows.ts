import { type OptionNames, refuseUnknownOptions } from '../../base/known-options.ts';
import { bbcRows } from './bbc.ts';
import { cite } from './citation.ts';
import { dcmpRows } from './dcmp.ts';
import { primarySubtag } from './language-key.ts';
import { type LayoutSettings, layoutKeys, withLayout } from './layout-settings.ts';
import { netflixRows } from './netflix/netflix.ts';
import type { ProfileName, ProfileOptions, ProfileRows } from './types.ts';

/** Only the counting, by which the limits of the user are measured: as Netflix counts the language. */
const customRows = (options: ProfileOptions): ProfileRows => ({
  counting: { ...netflixRows(options).counting, citation: cite('assumed', 'OURS', 'NF-COUNT') },
});

const PROFILES: Readonly<Record<ProfileName, (options: ProfileOptions) => ProfileRows>> = {
  netflix: netflixRows,
  bbc: () => bbcRows,
  dcmp: dcmpRows,
  custom: customRows,
};

const optionNames: OptionNames<ProfileOptions> = {
  profile: true,
  language: true,
  audience: true,
  sdh: true,
  vertical: true,
  level: true,
  frameRate: true,
};

/**
 * Returns the rows of a profile for one language and audience.
 *
 * @param layout limits that replace those of the profile
 */
export function profileRows(options: ProfileOptions, layout: LayoutSettings = {}): ProfileRows {
  refuseUnknownOptions('a profile', options, optionNames);
  refuseUnknownOptions('the limits of a profile', layout, layoutKeys);
  return withLayout(PROFILES[options.profile](options), layout);
}

/** Languages whose lines are broken between characters, and need no spaces. */
export const isWithoutSpaces = (language: string): boolean =>
  ['ja', 'zh', 'th', 'lo', 'km', 'my'].includes(primarySubtag(language));
