/** Translations of one pair of languages, as a seed states them: plain data, so that threads can have it. */
export interface TranslationRule {
  /** Language code of the source; null for any. */
  readonly from: string | null;
  /** Language code of the target. */
  readonly to: string;
  /** Texts and their translations. */
  readonly phrases: Readonly<Record<string, string>>;
  /** Regular expressions for a whole text, with replacements as `String.replace` takes them. */
  readonly patterns: readonly { readonly match: string; readonly replace: string }[];
}

/** A whole subtitle file and its translation. */
export interface TranslatedFile {
  readonly from: string | null;
  readonly to: string;
  /** SHA-256 of the source's text in UTF-8, in hex. */
  readonly sha256: string;
  readonly content: string;
}

/** What seeds say about translations, the first rule first. */
export interface TranslationBook {
  readonly rules: readonly TranslationRule[];
  readonly files: readonly TranslatedFile[];
}

/** A book without translations. */
export const noTranslations: TranslationBook = { rules: [], files: [] };
