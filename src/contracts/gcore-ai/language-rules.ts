import { type GcoreLanguage, languages } from './languages.ts';

const byCode = new Map<string, GcoreLanguage>(
  languages.flatMap((language) => [
    [language.code, language],
    [language.terminological ?? language.code, language],
  ]),
);

/** English, the one language that every other is translated into. */
export const ENGLISH = 'eng';

/**
 * The language of an ISO 639-2 code, bibliographic or terminological (`ger`, `deu`), compared as written. Two-letter codes,
 * BCP 47 tags and `auto` are no codes.
 */
export const languageOf = (code: string): GcoreLanguage | null => byCode.get(code) ?? null;

/**
 * Whether speech in `audio` can become subtitles in `subtitles`; without the latter, whether it can be transcribed.
 * Documented in the description of GET /streaming/ai/info: eng to fre is supported, eng to uzb is not.
 */
export function isSupported(audio: string, subtitles?: string): boolean {
  const from = languageOf(audio);
  if (!from) return false;
  if (subtitles === undefined) return true;
  const into = languageOf(subtitles);
  if (!into) return false;
  if (into === from || into.code === ENGLISH) return true;
  return from.translates && into.translates;
}
