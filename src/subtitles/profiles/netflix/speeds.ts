import { cite } from '../citation.ts';
import type { Audience, ProfileOptions, ProfileRow } from '../types.ts';

/** Characters per second of one class of languages. */
interface Speeds {
  readonly adult: number;
  readonly children: number;
  readonly sdhAdult: number;
  readonly sdhChildren: number;
}

const speeds = (adult: number, children: number, sdhAdult: number, sdhChildren: number): Speeds => ({
  adult,
  children,
  sdhAdult,
  sdhChildren,
});

/** Hindi, and the other Indian languages to which LLM-Subtrans applies its row. */
const INDIC = speeds(22, 18, 25, 20);

const CLASSES: Readonly<Record<string, Speeds>> = {
  en: speeds(20, 17, 20, 17),
  ar: speeds(20, 17, 23, 20),
  hi: INDIC,
  bn: INDIC,
  ta: INDIC,
  te: INDIC,
  kn: INDIC,
  ml: INDIC,
  mr: INDIC,
  ko: speeds(12, 9, 14, 11),
  zh: speeds(9, 7, 11, 9),
  // The guide names no speed for children; SubtitleEdit uses that of adults.
  ja: speeds(4, 4, 7, 7),
};
const DEFAULT = speeds(17, 13, 20, 17);

const COMMON = cite('observed', 'SE', 'LLMS');
const ENGLISH = cite('mirrored', 'NF-EN', 'SE', 'LLMS');
const SDH_DEFAULT = cite('mirrored', 'NF-SDH', 'SE');

/** Returns the reading speed for a primary language subtag, such as `zh`. */
export function netflixSpeed(language: string, audience: Audience, sdh: ProfileOptions['sdh']): ProfileRow<number> {
  const row = (Object.hasOwn(CLASSES, language) ? CLASSES[language] : undefined) ?? DEFAULT;
  const value = audience === 'children' ? (sdh ? row.sdhChildren : row.children) : sdh ? row.sdhAdult : row.adult;
  const citation = language === 'en' ? ENGLISH : row === DEFAULT && sdh ? SDH_DEFAULT : COMMON;
  return { value, citation, level: 'warning' };
}
