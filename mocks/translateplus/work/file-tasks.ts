import type { TranslationOptions } from '../../kernel/language/fake-translation.ts';
import { factsOf, type SubtitleFile, translateFile } from './translate-file.ts';

/** What the thread does with subtitle files. Seams stay on the main thread. */
export const fileTasks = {
  factsOf,
  translateFile: (file: SubtitleFile, options: TranslationOptions): string => translateFile(file, options),
};
