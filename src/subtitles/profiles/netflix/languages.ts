import { type Citation, cite } from '../citation.ts';
import type { DialogueStyle, RuleLevel } from '../types.ts';

/** What one language guide of Netflix says. */
export interface NetflixLanguage {
  /** Number of the guide's article. */
  readonly guide: string | null;
  readonly lineLength: number;
  readonly lineLengthCitation: Citation;
  /** A stricter length of a source that contradicts: lines between the two are reported as information. */
  readonly disputedLineLength?: number;
  readonly dialogue: readonly [DialogueStyle, Citation, RuleLevel?] | null;
  readonly pauseLead: readonly [boolean, Citation] | null;
}

const D = cite('documented', 'NF-GUIDE');
const D17 = cite('documented', 'NF-GUIDE-17');
const MIRROR = cite('mirrored', 'NF-GUIDE-MIRROR');
const SE = cite('observed', 'SE');
const SE08 = cite('observed', 'SE-08');
const A = cite('assumed', 'OURS');

const row = (
  guide: string | null,
  lineLength: readonly [number, Citation],
  dialogue: NetflixLanguage['dialogue'],
  pauseLead: NetflixLanguage['pauseLead'] = null,
): NetflixLanguage => ({ guide, lineLength: lineLength[0], lineLengthCitation: lineLength[1], dialogue, pauseLead });

/**
 * The language guides. A null cell was not read, so nothing is reported for it. `info` stands where an official example and
 * the checker of SubtitleEdit contradict each other, or where one value was taken over from a related language.
 */
export const netflixLanguages: Readonly<Record<string, NetflixLanguage>> = {
  en: row(
    '217350977',
    [42, D],
    ['both-tight', cite('documented', 'NF-EN-SDH17')],
    [false, cite('documented', 'NF-EN')],
  ),
  es: row('217349997', [42, D], ['both-spaced', SE, 'info'], [true, D17]),
  'pt-BR': row('215600497', [42, D], ['both-spaced', SE]),
  'pt-PT': row('216787938', [42, D], ['both-spaced', SE, 'info']),
  fr: row('217351577', [42, D], ['both-spaced', D], [false, D]),
  de: row('217351587', [42, SE], ['both-tight', SE], [true, MIRROR]),
  it: row('215349898', [42, D], ['both-spaced', SE]),
  nl: row('215350158', [42, D], ['second-tight', SE]),
  sv: row('216014517', [42, SE], ['both-tight', SE]),
  da: row('216014347', [42, D], ['both-tight', SE]),
  nb: row('216015647', [42, SE], ['both-tight', SE]),
  fi: row('215087558', [42, D], ['second-tight', SE]),
  pl: row('216787928', [42, D], ['both-spaced', SE]),
  cs: row('115002884887', [42, SE], ['both-spaced', SE]),
  sk: row('115002812588', [42, SE], ['both-spaced', SE]),
  hu: row('115003064248', [42, SE], ['both-spaced', SE]),
  ro: row('220294068', [42, MIRROR], ['both-spaced', MIRROR], [false, MIRROR]),
  bg: row('115002941367', [42, D], ['second-spaced', SE], [true, D]),
  el: row('235511047', [42, D], ['both-tight', SE]),
  ru: { ...row('215346638', [42, SE08], ['both-spaced', SE, 'info'], [true, D]), disputedLineLength: 39 },
  uk: row('115002229068', [42, SE], ['both-tight', SE]),
  tr: row('215342858', [42, D], ['both-tight', MIRROR], [true, D]),
  ar: row('215517947', [42, D], ['both-spaced', SE]),
  he: row('220636427', [42, D], ['second-tight', D], [false, D]),
  fa: row(null, [42, A], null),
  hi: row('115003196707', [42, D], ['both-tight', SE], [false, D]),
  th: row('220448308', [35, D], ['both-spaced', D], [false, D]),
  vi: row('220447048', [42, D17], ['both-spaced', D], [false, D]),
  id: row('216009727', [42, SE], ['both-spaced', SE08]),
  ms: row('115002675707', [42, SE], ['both-spaced', SE]),
  'zh-Hans': row('215986007', [16, SE], ['both-dash', MIRROR, 'info'], [false, MIRROR]),
  'zh-Hant': row('215994807', [16, SE], ['both-dash', MIRROR, 'info']),
  ja: row('215767517', [13, D], null),
  ko: row('216001127', [16, D], ['both-spaced', D17], [false, D17]),
};
