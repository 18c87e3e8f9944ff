import { ownNames } from './own-names.ts';

/**
 * The name of a language in that language, from the table of this project; for a tag outside of it from the runtime. Undefined if neither
 * has one.
 * @param tag a valid BCP 47 tag; extensions do not matter
 */
export function ownName(tag: string): string | undefined {
  const { baseName } = new Intl.Locale(tag);
  if (Object.hasOwn(ownNames, baseName)) return ownNames[baseName];
  return new Intl.DisplayNames([baseName, 'en'], { type: 'language', fallback: 'none' }).of(baseName);
}
