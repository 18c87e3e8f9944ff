import { Recent } from '../../../src/base/recent.ts';
import type { TranslationOptions } from '../../kernel/language/fake-translation.ts';
import { type FileFacts, factsOf, type SubtitleFile, translateFile } from './translate-file.ts';

interface Translated extends SubtitleFile {
  readonly facts: FileFacts;
  options: TranslationOptions | null;
  text: string;
}

/** The fixtures of tests that run side by side, 2,000,000 UTF-16 units in all. */
const known = new Recent<string, Translated>({ size: 2_000_000, sizeOf: ({ content }) => content.length });

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
