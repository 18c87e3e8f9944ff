import { LRUCache } from 'lru-cache';
import type { TranslationOptions } from '../../kernel/language/fake-translation.ts';
import { type FileFacts, factsOf, type SubtitleFile, translateFile } from './translate-file.ts';

interface Translated extends SubtitleFile {
  readonly facts: FileFacts;
  options: TranslationOptions | null;
  text: string;
}

/** Files that are remembered at once, and their length together in UTF-16 units: the fixtures of tests that run side by side. */
const MOST_FILES = 64;
const MOST_UNITS = 2_000_000;

const known = new LRUCache<string, Translated>({
  max: MOST_FILES,
  maxSize: MOST_UNITS,
  sizeCalculation: ({ content }) => content.length + 1,
});

/** `factsOf`, remembered for the last files: tests translate their fixtures many times. For files below `LARGE_FILE`. */
export const rememberedFacts = (file: SubtitleFile): FileFacts => lookedAt(file).facts;

/** `translateFile` without a seam, remembered for the last files, each with its last options. What seeds say may change at any time, so it is not. */
export function rememberedTranslation(file: SubtitleFile, options: TranslationOptions): string {
  if (options.seeded !== undefined) return translateFile(file, options);
  const last = lookedAt(file);
  if (last.options === null || !isSame(last.options, options)) {
    last.text = translateFile(file, options);
    last.options = options;
  }
  return last.text;
}

function lookedAt({ content, format }: SubtitleFile): Translated {
  const found = known.get(content);
  if (found?.format === format) return found;
  const made: Translated = { content, format, facts: factsOf({ content, format }), options: null, text: '' };
  known.set(content, made);
  return made;
}

const isSame = (one: TranslationOptions, other: TranslationOptions): boolean =>
  one.source === other.source &&
  one.target === other.target &&
  one.seed === other.seed &&
  one.invention === other.invention;
