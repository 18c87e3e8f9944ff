import { englishName } from '../../base/english-name.ts';
import { ownName } from '../../base/own-name.ts';
import { facts } from '../../contracts/cloudflare-stream/facts.ts';
import { canonicalTag } from '../../contracts/cloudflare-stream/labels.ts';
import { languageOf } from '../../contracts/gcore-ai/language-rules.ts';
import { CaptionError } from '../errors.ts';
import { option, step } from '../next-step.ts';
import { type LanguageRow, languageRows } from './table.ts';

/** A provider with its own language codes. */
export type LanguageProvider = 'gcore-ai' | 'translateplus';

const column = { 'gcore-ai': 1, translateplus: 2 } as const;
const title = { 'gcore-ai': 'Gcore', translateplus: 'TranslatePlus' } as const;

/**
 * Returns the canonical tag of a language text: `iw` and `heb` become `he`, `ger` becomes `de`, `EN-gb` becomes `en-GB`.
 * @throws {CaptionError} for an invalid language tag, or a language outside the table
 */
export function captionLanguage(text: string): string {
  const written = text.trim();
  const tag = canonicalTag(written) === null ? null : (Intl.getCanonicalLocales(written)[0] ?? null);
  if (tag !== null && rowOf(tag)) return tag;
  throw new CaptionError({
    kind: 'language',
    cause: `"${written.slice(0, 40)}" is not a language that any of the services knows.`,
    next: `${meant(written)}Give a BCP 47 tag such as es, pt-BR or zh-Hant${written.includes('_') ? ' (with - instead of _)' : ''}.`,
  });
}

/**
 * Returns the provider's code of a language. Ignores regions: `pt-BR` is `pt`, `zh-TW` is traditional Chinese. `spoken`
 * languages have no script: there `zh-Hant` is Chinese.
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
    next: step`Leave the language out${option('--to')}, or use another service for it${option('--translator, --transcriber, --publish')}.`,
  });
}

/** Returns the tag of a provider's code; null for an unknown one. Also reads terminological codes (`deu`). */
export function languageTag(provider: LanguageProvider, code: string): string | null {
  const own = provider === 'gcore-ai' ? (languageOf(code)?.code ?? code) : code;
  return languageRows.find((row) => row[column[provider]] === own)?.[0] ?? null;
}

/** Whether Cloudflare Stream generates captions in this language (adding-captions.mdx: twelve, regions allowed). */
export const isGeneratedByStream = (tag: string): boolean => facts.generatedLanguages.value.includes(primary(tag));

/** Whether two tags are the same language for a translator: `en` and `en-GB`, but not `zh` and `zh-Hant`. */
export const isSameLanguage = (one: string, other: string): boolean => {
  const row = rowOf(one);
  return row !== undefined && row === rowOf(other);
};

/** Returns the English name in brackets after a space; empty without one. */
export function nameOf(tag: string): string {
  const name = englishName(tag);
  return name === undefined ? '' : ` (${name})`;
}

/** `Did you mean es? ` for the name of a language, in English or in itself; else empty. */
function meant(written: string): string {
  const name = written.toLowerCase();
  const row = languageRows.find(([tag]) =>
    [nameOf(tag).slice(2, -1), ownName(tag)].some((one) => one?.toLowerCase() === name),
  );
  return row === undefined ? '' : `Did you mean ${row[0]}? `;
}

const primary = (tag: string): string => tag.split('-')[0] ?? tag;

const byTag = new Map<string, LanguageRow>(languageRows.map((row) => [row[0], row]));

function rowOf(tag: string): LanguageRow | undefined {
  const { language, script } = new Intl.Locale(tag).maximize();
  return byTag.get(tag) ?? byTag.get(`${language}-${script}`) ?? byTag.get(language);
}
