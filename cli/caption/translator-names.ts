/** The names of the translators on the command line. */
export const translatorNames = ['translateplus', 'gcore-ai'] as const;

/** @see translatorNames */
export type TranslatorName = (typeof translatorNames)[number];
