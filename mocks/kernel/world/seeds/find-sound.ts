import { globMatches } from '../../../../src/base/glob.ts';
import type { SeedBook } from './seed-book.ts';
import type { SoundEntry } from './sound-entry.ts';

/** The facts of a sound by which an entry names it. */
export interface SoundFacts {
  /** Hex SHA-256 of the whole file, or null if it was not read. */
  readonly sha256: string | null;
  readonly url: string | null;
  /** The name that its file was sent under. Default: the last part of the URL's path. */
  readonly file?: string | null;
}

/** An entry that names a sound, and where in the known sound this one begins, in seconds: above 0 for a piece of it. */
export interface FoundSound {
  readonly entry: SoundEntry;
  readonly offsetSeconds: number;
  /** Length of the known sound, if its file was read. */
  readonly wholeSeconds: number | null;
}

/** The first entry that names a sound, in the order of the books; null without one. */
export function findSound(books: readonly SeedBook[], facts: SoundFacts): FoundSound | null {
  const addresses = addressesOf(facts.url);
  const file = facts.file ?? fileOf(facts.url);
  const isNamed = ({ url, file: name, sha256 }: SoundEntry): boolean =>
    (sha256 !== null && sha256 === facts.sha256) ||
    (url !== null && addresses.some((address) => globMatches(url, address))) ||
    (name !== null && file !== null && globMatches(name, file));
  for (const { heard } of books) {
    const entry = heard.find(isNamed);
    if (entry) return { entry, offsetSeconds: 0, wholeSeconds: entry.print?.seconds ?? null };
  }
  return null;
}

/** A URL as it is, and without query and hash. */
function addressesOf(text: string | null): string[] {
  const url = parsed(text);
  return url === null ? [] : [text ?? '', url.href, `${url.origin}${url.pathname}`];
}

function fileOf(text: string | null): string | null {
  const name = parsed(text)?.pathname.split('/').at(-1) ?? '';
  return name === '' ? null : decoded(name);
}

const parsed = (text: string | null): URL | null => (text !== null && URL.canParse(text) ? new URL(text) : null);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
