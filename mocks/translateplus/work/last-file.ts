import type { TranslationOptions } from '../../kernel/language/fake-translation.ts';
import { type FileFacts, factsOf, type SubtitleFile, translateFile } from './translate-file.ts';

interface Translated extends SubtitleFile {
  readonly facts: FileFacts;
  options: TranslationOptions | null;
  text: string;
}

let last: Translated | null = null;

/** `factsOf`, remembered for the last file: tests translate one file many times. For files below `LARGE_FILE`. */
export const rememberedFacts = (file: SubtitleFile): FileFacts => lookedAt(file).facts;

/** `translateFile` without a seam, remembered for the last file and its last options. What seeds say may change at any time, so it is not. */
export function rememberedTranslation(file: SubtitleFile, options: TranslationOptions): string {
  if (options.seeded !== undefined) return translateFile(file, options);
  const known = lookedAt(file);
  if (known.options === null || !isSame(known.options, options)) {
    known.text = translateFile(file, options);
    known.options = options;
  }
  return known.text;
}

function lookedAt({ content, format }: SubtitleFile): Translated {
  if (last === null || last.format !== format || last.content !== content) {
    last = { content, format, facts: factsOf({ content, format }), options: null, text: '' };
  }
  return last;
}

const isSame = (one: TranslationOptions, other: TranslationOptions): boolean =>
  one.source === other.source &&
  one.target === other.target &&
  one.seed === other.seed &&
  one.invention === other.invention;
