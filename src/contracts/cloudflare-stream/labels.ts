import { ownName } from '../../base/own-name.ts';
import { facts } from './facts.ts';

/**
 * A language tag in its canonical case (`EN-gb` becomes `en-GB`), or null when it is no BCP 47 tag. Only the case changes:
 * aliases such as `iw` stay what they are.
 */
export function canonicalTag(tag: string): string | null {
  try {
    Intl.getCanonicalLocales(tag);
  } catch {
    return null;
  }
  let extended = false;
  return tag
    .toLowerCase()
    .split('-')
    .map((part, at) => {
      extended ||= part.length === 1;
      if (at === 0 || extended) return part;
      if (part.length === 2) return part.toUpperCase();
      return part.length === 4 && /^[a-z]/.test(part) ? part.charAt(0).toUpperCase() + part.slice(1) : part;
    })
    .join('-');
}

/** Names looked up before: a look-up costs a tenth of a millisecond. Forgotten when there are more than any user has. */
const names = new Map<string, string>();
const KEPT = 5000;

/**
 * The label of a track: its language in that language, as Unicode CLDR has it. Reproduces every documented label. A tag
 * without a name of its own is labelled in English, an unregistered one with itself.
 * @param tag a valid BCP 47 tag
 */
export function captionLabel(tag: string, generated: boolean): string {
  const name = names.get(tag) ?? lookUp(tag);
  return generated ? name + facts.generatedSuffix.value : name;
}

function lookUp(tag: string): string {
  const name = ownName(tag) ?? tag;
  if (names.size >= KEPT) names.clear();
  names.set(tag, name);
  return name;
}
