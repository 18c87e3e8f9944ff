import type { TranslatedSeed } from '../../src/contracts/seed/translated.ts';
import type { TranslatedFile, TranslationBook, TranslationRule } from '../../src/contracts/seed/translation-book.ts';
import { parseCues } from '../../src/subtitles/index.ts';
import { hashesOf } from '../kernel/language/seeded/seeded-file.ts';
import type { SeedFiles } from './seed-files.ts';
import { formatOf, readSubtitles, type SubtitleText, wordsOfCue } from './subtitle-text.ts';

type FileSeed = NonNullable<TranslatedSeed['files']>[number];

/**
 * One entry of `translated` with its files read. The cues of a file and its translation are phrases, too, after those of the entry.
 * @param member where it is in the seed, for problems
 */
export async function prepareTranslated(
  { from, to, phrases = {}, patterns = [], files: named = [] }: TranslatedSeed,
  member: string,
  files: SeedFiles,
): Promise<TranslationBook> {
  const pair = { from: from ?? null, to };
  const rules: TranslationRule[] = [{ ...pair, phrases, patterns }];
  const translated: TranslatedFile[] = [];
  for (const [at, one] of named.entries()) {
    const found = await readPair(one, `${member}.files[${at}]`, files);
    if (found === null) continue;
    translated.push({ ...pair, sha256: found.sha256, content: found.translation.content });
    if (found.source) rules.push({ ...pair, phrases: phrasesOf(found.source, found.translation), patterns: [] });
  }
  return { rules, files: translated };
}

async function readPair({ source, sha256, translated, content }: FileSeed, member: string, files: SeedFiles) {
  const of = source === undefined ? null : await readSubtitles(files, source, `${member}.source`);
  const translation =
    translated === undefined ? inline(content ?? '') : await readSubtitles(files, translated, `${member}.translated`);
  if (translation === null || (source !== undefined && of === null)) return null;
  if (of !== null && of.format !== translation.format) {
    files.report(
      member,
      `expected a translation in the format of its source, ${of.format}, got ${translation.format}.`,
    );
    return null;
  }
  const hash = of === null ? (sha256 ?? '').toLowerCase() : (hashesOf(of.content)[0] ?? '');
  return { source: of, sha256: hash, translation };
}

function inline(content: string): SubtitleText {
  const format = formatOf(content);
  return { content, format, cues: parseCues(content, format) };
}

/** The texts of cues and their translations, if both files have as many cues. */
function phrasesOf(source: SubtitleText, translation: SubtitleText): Record<string, string> {
  if (source.cues.length !== translation.cues.length) return {};
  const texts = ({ cues, format }: SubtitleText) => cues.map((cue) => wordsOfCue(cue, format));
  const translations = texts(translation);
  const pairs = texts(source).map((text, at) => [text, translations[at] ?? ''] as const);
  return Object.fromEntries(pairs.filter(([text, one]) => text !== '' && one !== ''));
}
