import { facts } from '../../contracts/cloudflare-stream/facts.ts';
import { canonicalTag } from '../../contracts/cloudflare-stream/labels.ts';
import { languageOf } from '../../contracts/gcore-ai/language-rules.ts';
import { CaptionError } from '../errors.ts';
import { type LanguageRow, languageRows } from './table.ts';

/** A provider that has language codes of its own. */
export type LanguageProvider = 'gcore-ai' | 'translateplus';

const column = { 'gcore-ai': 1, translateplus: 2 } as const;
const title = { 'gcore-ai': 'Gcore', translateplus: 'TranslatePlus' } as const;

/**
 * A tag in canonical case, with the codes that people also write brought to it: `iw` and `heb` become `he`, `ger` becomes
 * `de`, `EN-gb` becomes `en-GB`.
 * @throws {CaptionError} for what is no language tag, or names no language of the table
 */
export function captionLanguage(text: string): string {
  const written = text.trim();
  const tag = canonicalTag(written) === null ? null : (Intl.getCanonicalLocales(written)[0] ?? null);
  if (tag !== null && rowOf(tag)) return tag;
  throw new CaptionError({
    kind: 'language',
    cause: `"${written.slice(0, 40)}" is no language that any of the services knows.`,
    next: `Give a BCP 47 tag such as es, pt-BR or zh-Hant${written.includes('_') ? ' (with - instead of _)' : ''}.`,
  });
}

/**
 * The provider's code of a language. Regions are left out: `pt-BR` is `pt`, `zh-TW` is traditional Chinese. What is
 * `spoken` has no script: there `zh-Hant` is Chinese.
 * @param tag a tag as `captionLanguage` gives it
 * @throws {CaptionError} when the provider does not know the language
 */
export function providerLanguage(provider: LanguageProvider, tag: string, use: 'spoken' | 'written'): string {
  const row = rowOf(tag);
  const code = row?.[column[provider]] ?? (use === 'spoken' ? rowOf(primary(tag))?.[column[provider]] : null);
  if (code) return code;
  throw new CaptionError({
    kind: 'language',
    cause: `${title[provider]} has no code for ${tag}${nameOf(tag)}.`,
    next: 'Leave the language out, or take another service for it.',
  });
}

/** The tag of a provider's code, or null for a code it should not have. Terminological codes (`deu`) are read too. */
export function languageTag(provider: LanguageProvider, code: string): string | null {
  const own = provider === 'gcore-ai' ? (languageOf(code)?.code ?? code) : code;
  return languageRows.find((row) => row[column[provider]] === own)?.[0] ?? null;
}

/** Whether Cloudflare Stream generates captions in this language (adding-captions.mdx: twelve, regions allowed). */
export const isGeneratedByStream = (tag: string): boolean => facts.generatedLanguages.value.includes(primary(tag));

/** Whether two tags are one language to a translator: `en` and `en-GB`, but not `zh` and `zh-Hant`. */
export const isSameLanguage = (one: string, other: string): boolean => {
  const row = rowOf(one);
  return row !== undefined && row === rowOf(other);
};

/** English name in brackets, with a space before it; empty when there is none. */
export function nameOf(tag: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag);
  return name === undefined ? '' : ` (${name})`;
}

const primary = (tag: string): string => tag.split('-')[0] ?? tag;

const byTag = new Map<string, LanguageRow>(languageRows.map((row) => [row[0], row]));

function rowOf(tag: string): LanguageRow | undefined {
  const { language, script } = new Intl.Locale(tag).maximize();
  return byTag.get(tag) ?? byTag.get(`${language}-${script}`) ?? byTag.get(language);
}
