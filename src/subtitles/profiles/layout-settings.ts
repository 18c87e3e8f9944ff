import { refuseUnknownOptions } from '../../base/known-options.ts';
import { cite } from './citation.ts';
import type { ProfileRows } from './types.ts';

/** The limits that a user may set for a profile, with the least value of each. */
const LEAST = {
  lineLength: 1,
  lines: 1,
  charactersPerSecond: 0.1,
  wordsPerMinute: 1,
  minDurationMs: 0,
  maxDurationMs: 1,
  gapMs: 0,
} as const;

/** Name of a limit. */
export type LayoutKey = keyof typeof LEAST;

/** The names of all limits. */
export const layoutKeys = Object.keys(LEAST) as readonly LayoutKey[];

/** Limits of a user, in the units of `ProfileRows`. */
export type LayoutSettings = { readonly [Key in LayoutKey]?: number };

/** Limits for all languages, and more exact ones by BCP 47 tag. */
export interface LanguageLayouts {
  readonly all: LayoutSettings;
  readonly languages: Readonly<Record<string, LayoutSettings>>;
}

/** Thrown for a limit that does not exist or has an impossible value. */
export class LayoutSettingError extends Error {
  override readonly name = 'LayoutSettingError';
}

/** Whole numbers, except for speeds. */
function checkedValue(key: LayoutKey, text: string): number {
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const isSpeed = key === 'charactersPerSecond' || key === 'wordsPerMinute';
  if (value >= LEAST[key] && Number.isFinite(value) && (isSpeed || Number.isInteger(value))) return value;
  throw new LayoutSettingError(
    `${key} takes ${isSpeed ? 'a number' : 'a whole number'} of at least ${LEAST[key]}, got "${text}".`,
  );
}

/** Reads settings such as `lineLength=37` or, for one language, `ja.lineLength=16`. Throws LayoutSettingError. */
export function parseLayoutSettings(texts: readonly string[]): LanguageLayouts {
  const all: { [Key in LayoutKey]?: number } = {};
  const languages: Record<string, { [Key in LayoutKey]?: number }> = {};
  for (const text of texts) {
    const [, language, name, value] = /^(?:([A-Za-z][A-Za-z0-9-]*)\.)?([A-Za-z]+)=(.*)$/.exec(text) ?? [];
    const key = layoutKeys.find((known) => known === name);
    if (key === undefined || value === undefined) {
      throw new LayoutSettingError(
        `expected a limit such as lineLength=37 or ja.lines=1, by one of the names ${layoutKeys.join(', ')}, got "${text}".`,
      );
    }
    if (language === undefined) all[key] = checkedValue(key, value);
    else languages[language] = { ...languages[language], [key]: checkedValue(key, value) };
  }
  return { all, languages };
}

/** The limits for one language: those of its tag, then of its primary subtag, then of all languages. */
export function layoutFor(layouts: LanguageLayouts, language: string | undefined): LayoutSettings {
  refuseUnknownOptions('layouts', layouts, ['all', 'languages']);
  const { all, languages } = layouts;
  const tag = language?.toLowerCase() ?? '';
  const named = (wanted: string) => Object.entries(languages).find(([name]) => name.toLowerCase() === wanted)?.[1];
  return { ...all, ...named(tag.split('-', 1)[0] ?? ''), ...named(tag) };
}

const USER = cite('assumed', 'USER');

/** Replaces rows of a profile by a user's limits, as errors. */
export function withLayout(rows: ProfileRows, layout: LayoutSettings): ProfileRows {
  const own = Object.entries(layout).map(([key, value]) => [key, { value, citation: USER, level: 'error' }]);
  if (own.length === 0) return rows;
  const { disputedLineLength, ...rest } = rows;
  const kept = disputedLineLength && layout.lineLength === undefined ? { disputedLineLength } : {};
  return { ...rest, ...kept, ...Object.fromEntries(own) };
}
