/** Translators by the name that the command line gives them. */
export const translatorNames = ['translateplus', 'gcore-ai'] as const;

/** @see translatorNames */
export type TranslatorName = (typeof translatorNames)[number];
