/** Languages that are offered: those with many speakers on the web. Every other tag may be written. */
const OFFERED =
  'ar bg bn ca cs da de el en en-GB es es-419 et fa fi fr fr-CA gu he hi hr hu id it ja kn ko lt lv ml mr ms nb nl pa pl pt pt-BR ro ru sk sl sr sv sw ta te th tr uk ur vi zh-Hans zh-Hant';

const inEnglish = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });

/** Name of a language in English; the tag itself when it has none. */
export const englishName = (tag: string): string => nameIn(inEnglish, tag) ?? tag;

/** Name of a language in itself, else in English. */
export function ownName(tag: string): string {
  const names = supported(tag) ? new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }) : null;
  return (names && nameIn(names, tag)) ?? englishName(tag);
}

/** A language that can be chosen. */
export interface Offer {
  readonly tag: string;
  /** In English. */
  readonly name: string;
  /** In itself. */
  readonly own: string;
}

/** Languages that are offered for a video, by name. @param there tags that it has */
export const offersBeside = (there: readonly string[]): Offer[] =>
  OFFERED.split(' ')
    .filter((tag) => !there.includes(tag))
    .map((tag) => ({ tag, name: englishName(tag), own: ownName(tag) }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));

/** Returns the tag that a person means: a name in English or in the language itself, or a tag. null: neither. */
export function tagOf(text: string, offers: readonly Offer[]): string | null {
  const wanted = folded(text);
  if (wanted === '') return null;
  const named = offers.find(({ tag, name, own }) => [tag, name, own].some((one) => folded(one) === wanted));
  if (named) return named.tag;
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim());
    return tag !== undefined && nameIn(inEnglish, tag) !== null && englishName(tag) !== tag ? tag : null;
  } catch {
    return null;
  }
}

/** Offers whose name or tag begins with the text, then those that hold it. */
export function offersFor(text: string, offers: readonly Offer[]): Offer[] {
  const wanted = folded(text);
  const begins = ({ tag, name, own }: Offer) => [tag, name, own].some((one) => folded(one).startsWith(wanted));
  const holds = ({ name, own }: Offer) => [name, own].some((one) => folded(one).includes(wanted));
  const first = offers.filter(begins);
  return [...first, ...offers.filter((offer) => !first.includes(offer) && holds(offer))];
}

/** The track for a viewer: that of a preferred language, else of the same base language, in the viewer's order; else the original. */
export function trackForViewer<Track extends { readonly language: string; readonly original: boolean }>(
  tracks: readonly Track[],
  preferred: readonly string[],
): Track | null {
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  for (const wanted of preferred) {
    const exact = tracks.find(({ language }) => language.toLowerCase() === wanted.toLowerCase());
    const near = exact ?? tracks.find(({ language }) => base(language) === base(wanted));
    if (near) return near;
  }
  return tracks.find(({ original }) => original) ?? tracks[0] ?? null;
}

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

const supported = (tag: string): boolean => Intl.DisplayNames.supportedLocalesOf([tag]).length > 0;

function nameIn(names: Intl.DisplayNames, tag: string): string | null {
  try {
    return names.of(tag) ?? null;
  } catch {
    return null;
  }
}
