import { cite } from '../citation.ts';
import { DEFAULT_FRAME_RATE, framesToMs } from '../frames.ts';
import { languageKey, primarySubtag } from '../language-key.ts';
import type { Counting, ProfileOptions, ProfileRow, ProfileRows } from '../types.ts';
import { type NetflixLanguage, netflixLanguages } from './languages.ts';
import { netflixSpeed } from './speeds.ts';

const GENERAL = cite('documented', 'NF-GR');

/** For languages without a guide of their own. */
const DEFAULT_LANGUAGE: NetflixLanguage = {
  guide: null,
  lineLength: 42,
  lineLengthCitation: cite('observed', 'SE'),
  dialogue: null,
  pauseLead: null,
};

const COUNTING: Readonly<Record<string, ProfileRow<Counting>>> = {
  ja: { value: 'half-width', citation: cite('documented', 'NF-COUNT', 'NF-GUIDE'), level: 'error' },
  ko: { value: 'half-width', citation: cite('documented', 'NF-COUNT', 'NF-GUIDE'), level: 'error' },
  zh: { value: 'half-width', citation: cite('documented', 'NF-COUNT'), level: 'error' },
  th: { value: 'no-marks', citation: cite('mirrored', 'LLMS', 'NF-GUIDE'), level: 'error' },
  ar: { value: 'no-marks', citation: cite('assumed', 'OURS', 'SE'), level: 'error' },
};
const GRAPHEMES: ProfileRow<Counting> = {
  value: 'graphemes',
  citation: cite('documented', 'NF-COUNT'),
  level: 'error',
};

/** Languages whose guides forbid italics, as SubtitleEdit's checker knows. */
const NO_ITALICS: readonly string[] = ['ar', 'he', 'hi', 'ko', 'th', 'zh'];

function lineLength(own: NetflixLanguage, primary: string, { sdh, vertical }: ProfileOptions): ProfileRow<number> {
  const of = (value: number, citation = own.lineLengthCitation): ProfileRow<number> => ({
    value,
    citation,
    level: citation.grade === 'assumed' ? 'warning' : 'error',
  });
  if (primary === 'ja' && vertical) return of(11);
  if (primary === 'ja' && sdh) return of(16, cite('observed', 'SE-08'));
  if (primary === 'zh' && sdh) return of(18, cite('observed', 'SE-08'));
  return of(own.lineLength);
}

/** Returns the rows of Netflix's guides. */
export function netflixRows(options: ProfileOptions): ProfileRows {
  const { language = '', audience = 'adult', sdh, frameRate = DEFAULT_FRAME_RATE } = options;
  const primary = primarySubtag(language);
  const own = netflixLanguages[languageKey(language, netflixLanguages) ?? ''] ?? DEFAULT_LANGUAGE;
  return {
    lineLength: lineLength(own, primary, options),
    ...(own.disputedLineLength && {
      disputedLineLength: { value: own.disputedLineLength, citation: cite('documented', 'NF-GUIDE-17'), level: 'info' },
    }),
    counting: COUNTING[primary] ?? GRAPHEMES,
    lines: { value: 2, citation: GENERAL, level: 'error' },
    charactersPerSecond: netflixSpeed(primary, audience, sdh),
    minDurationMs:
      primary === 'ja'
        ? { value: 500, citation: cite('mirrored', 'LLMS', 'SE'), level: 'error' }
        : { value: 833, citation: GENERAL, level: 'error' },
    maxDurationMs: { value: 7000, citation: GENERAL, level: 'error' },
    // Two frames at every frame rate; gaps from three frames to below half a second are closed.
    gapMs: {
      value: framesToMs(2, frameRate),
      citation: cite('documented', 'NF-TIME', 'NF-GR-old'),
      level: 'error',
    },
    closedGapMs: {
      value: [framesToMs(3, frameRate), 500],
      citation: cite('mirrored', 'NF-TIME', 'LLMS', 'SE'),
      level: 'warning',
    },
    oneLineIfItFits: { value: true, citation: GENERAL, level: 'warning' },
    // Known from a secondary summary only: section 8, 7.
    bottomHeavy: { value: true, citation: cite('observed', 'NF-GR'), level: 'off' },
    lineBreaks: { value: true, citation: GENERAL, level: 'warning' },
    ...(own.dialogue && {
      dialogue: { value: own.dialogue[0], citation: own.dialogue[1], level: own.dialogue[2] ?? 'warning' },
    }),
    ...(own.pauseLead && { pauseLead: { value: own.pauseLead[0], citation: own.pauseLead[1], level: 'warning' } }),
    ellipsis: { value: true, citation: cite('documented', 'NF-EN', 'NF-GUIDE'), level: 'warning' },
    soundBrackets:
      primary === 'ja'
        ? { value: 'full-width-round', citation: cite('observed', 'SE-08'), level: 'warning' }
        : { value: 'square', citation: cite('mirrored', 'NF-SDH'), level: 'warning' },
    ...(NO_ITALICS.includes(primary) && {
      noItalics: { value: true, citation: cite('observed', 'SE'), level: 'warning' },
    }),
    // The checker has word lists for more languages; they were not read.
    ...(primary === 'en' && {
      spelledNumbers: { value: true, citation: cite('observed', 'SE'), level: 'warning' },
    }),
    whiteSpace: { value: true, citation: cite('observed', 'SE'), level: 'warning' },
  };
}
