import { trailingFrom } from '../../../../src/base/trailing.ts';
import type { TranslationBook, TranslationRule } from '../../../../src/contracts/seed/translation-book.ts';
import { languageOf } from '../scripts.ts';

/** The languages of a text, as codes of any provider; `auto` for an unknown source. */
export interface Pair {
  readonly source: string;
  readonly target: string;
}

/** Marks that end a sentence in any script. A text is found with them and without them. */
const MARK = /[.!?…。！？।؟]/u;

/** The seeded translation of a whole text: a phrase, then a pattern, of the first rule that has one; null without one. */
export function seededText(book: TranslationBook, text: string, pair: Pair): string | null {
  const normal = normalised(text);
  if (normal === '') return null;
  const end = normal.slice(trailingFrom(normal, MARK));
  for (const rule of book.rules) {
    if (!isFor(rule, pair)) continue;
    const { phrases, patterns } = compiled(rule);
    const bare = end === '' ? undefined : phrases.get(normal.slice(0, -end.length));
    const phrase = phrases.get(normal) ?? (bare === undefined ? undefined : `${bare}${end}`);
    if (phrase !== undefined) return phrase;
    const pattern = patterns.find(({ match }) => match.test(normal));
    if (pattern) return normal.replace(pattern.match, pattern.replace);
  }
  return null;
}

/** True if a rule or file is for a pair of languages, under any code of them. */
export function isFor({ from, to }: Pick<TranslationRule, 'from' | 'to'>, { source, target }: Pair): boolean {
  if (languageOf(to).code !== languageOf(target).code) return false;
  return from === null || source === 'auto' || languageOf(from).code === languageOf(source).code;
}

const normalised = (text: string): string => text.replace(/\s+/g, ' ').trim().normalize();

interface Compiled {
  readonly phrases: ReadonlyMap<string, string>;
  readonly patterns: readonly { readonly match: RegExp; readonly replace: string }[];
}

const kept = new WeakMap<TranslationRule, Compiled>();

function compiled(rule: TranslationRule): Compiled {
  const known = kept.get(rule);
  if (known) return known;
  const made = {
    phrases: new Map(Object.entries(rule.phrases).map(([text, translation]) => [normalised(text), translation])),
    patterns: rule.patterns.map(({ match, replace }) => ({ match: new RegExp(`^(?:${match})$`, 'su'), replace })),
  };
  kept.set(rule, made);
  return made;
}
