import { z } from 'zod';
import { LanguageCode } from './language-code.ts';

/** The longest regular expression. */
const PATTERN_LENGTH = 1_000;

/** A text that matches a pattern, and its translation. */
const SeedPattern = z.strictObject({
  match: z.string().min(1).max(PATTERN_LENGTH).describe('Regular expression for a whole text, with the flags s and u'),
  replace: z.string().describe('Its translation; $1, $2 and $<name> stand for its groups'),
});

/** A subtitle file and its translation. Files with as many cues are phrases, too, cue by cue. */
export const SeedFile = z.strictObject({
  source: z.string().min(1).optional().describe('Path of the source, relative to the seed file'),
  sha256: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'a SHA-256 has 64 hex digits')
    .optional()
    .describe("SHA-256 of the source's text in UTF-8, in hex, instead of its path"),
  translated: z.string().min(1).optional().describe('Path of the translation, relative to the seed file'),
  content: z.string().min(1).optional().describe('The translation itself, instead of its path'),
});

/** How texts are translated from one language into another. */
export const Translated = z.strictObject({
  from: LanguageCode.optional().describe('Language of the source. Default: any'),
  to: LanguageCode.describe('Language of the target'),
  phrases: z
    .record(z.string(), z.string().min(1))
    .optional()
    .describe('Texts of cues or sentences, and their translations'),
  patterns: z.array(SeedPattern).optional(),
  files: z.array(SeedFile).optional().describe('Whole subtitle files, and their translations'),
});

/** How texts are translated, as a seed states it. */
export type TranslatedSeed = z.infer<typeof Translated>;
