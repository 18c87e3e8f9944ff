import { primarySubtag } from '../../profiles/language-key.ts';
import { commonWords } from './common-words.ts';

/** Scripts by their ISO 15924 code, with the languages that are guessed for text in them without a look at its words. */
const SCRIPTS = [
  { codes: ['Latn'], letters: /\p{Script=Latin}/gu },
  { codes: ['Cyrl'], letters: /\p{Script=Cyrillic}/gu },
  { codes: ['Arab'], letters: /\p{Script=Arabic}/gu },
  { codes: ['Deva'], letters: /\p{Script=Devanagari}/gu },
  { codes: ['Grek'], letters: /\p{Script=Greek}/gu, language: 'el' },
  { codes: ['Hebr'], letters: /\p{Script=Hebrew}/gu, language: 'he' },
  { codes: ['Thai'], letters: /\p{Script=Thai}/gu, language: 'th' },
  { codes: ['Kore', 'Hang'], letters: /\p{Script=Hangul}/gu, language: 'ko' },
  { codes: ['Jpan', 'Hira', 'Kana'], letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, language: 'ja' },
  { codes: ['Hans', 'Hant', 'Hani'], letters: /\p{Script=Han}/gu, language: 'zh' },
] as const;

/** Least number of letters and of frequent words that say something. */
const LETTERS = 40;
const HITS = 8;
/** The declared language must lag so far behind another one: related languages share words. */
const LAG = 0.6;

/** The script that most letters of a text are in. Japanese mixes kana with ideographs. */
function scriptOf(text: string): (typeof SCRIPTS)[number] | undefined {
  const counted = SCRIPTS.map((script) => ({ script, count: text.match(script.letters)?.length ?? 0 }));
  const letters = counted.reduce((sum, { count }) => sum + count, 0);
  if (letters < LETTERS) return undefined;
  const of = (language: string) => counted.find(({ script }) => 'language' in script && script.language === language);
  const kana = of('ja')?.count ?? 0;
  const han = of('zh')?.count ?? 0;
  if (kana > 0.1 * (kana + han) && kana + han > letters / 2) return of('ja')?.script;
  return counted.find(({ count }) => count > letters / 2)?.script;
}

/** The script in which a language is written, by the likely subtags of CLDR; undefined for a tag that is none. */
function likelyScript(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().script;
  } catch {
    return undefined;
  }
}

/** How often each language's frequent words occur in a text. */
function hitsOf(text: string): ReadonlyMap<string, number> {
  const index = commonWords();
  const hits = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? []) {
    for (const language of index.get(word.replace('’', "'")) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1);
  }
  return hits;
}

/** Whether words of a language are known. */
const isKnown = (language: string): boolean =>
  [...commonWords().values()].some((languages) => languages.includes(language));

/**
 * Looks whether a text is in another language than the declared one. Careful: related languages, short texts and languages
 * that it does not know give no answer.
 *
 * @param text running text without markup, some hundred words at most
 * @param declared BCP 47 tag
 * @returns primary subtag of the language that it seems to be in, or `undefined`
 */
export function otherLanguage(text: string, declared: string): string | undefined {
  const script = scriptOf(text);
  const wanted = likelyScript(declared);
  if (!script || wanted === undefined) return undefined;
  const fits = (script.codes as readonly string[]).includes(wanted);
  if ('language' in script) {
    // A language's own script in another tag: Korean may be declared as ko, Yiddish as yi is written in Hebrew.
    return fits ? undefined : script.language;
  }
  const own = primarySubtag(declared);
  const hits = hitsOf(text);
  const [best = '', most = 0] = [...hits].sort(([, one], [, other]) => other - one)[0] ?? [];
  const isSure = most >= HITS && best !== own;
  if (!fits) return isSure ? best : undefined;
  return isSure && (hits.get(own) ?? 0) < most * LAG && isKnown(own) ? best : undefined;
}
