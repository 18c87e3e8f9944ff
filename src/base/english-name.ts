import { englishNames } from './english-names.ts';

/**
 * The English name of a language, from the table of this project alone: `British English`. A region or script that the table does not have is
 * shown by its code: `German (LI)`. Undefined for a language that is not in it.
 * @param tag a valid BCP 47 tag, in any spelling; extensions do not matter
 */
export function englishName(tag: string): string | undefined {
  const { baseName, language } = new Intl.Locale(tag);
  if (Object.hasOwn(englishNames, baseName)) return englishNames[baseName];
  if (!Object.hasOwn(englishNames, language)) return undefined;
  return `${englishNames[language]} (${baseName.slice(language.length + 1).replaceAll('-', ', ')})`;
}
