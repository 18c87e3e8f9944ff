import { captionLanguage } from '../../pipeline/core.ts';

/** Reads languages, divided by commas, each once. @throws {CaptionError} of kind `language` */
export const languagesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(captionLanguage),
  ),
];
