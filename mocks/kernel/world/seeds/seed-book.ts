import { noTranslations, type TranslationBook } from '../../../../src/contracts/seed/translation-book.ts';
import type { SoundEntry } from './sound-entry.ts';

/** What seeds say to the mocks of a tenant or of a world: plain data, looked up when a sound is heard. */
export interface SeedBook {
  readonly heard: readonly SoundEntry[];
  readonly translated: TranslationBook;
}

/** A book without entries. */
export const emptyBook: SeedBook = { heard: [], translated: noTranslations };

/** One book of two: the entries of the first are looked at first. */
export const joinBooks = (first: SeedBook, second: SeedBook): SeedBook => ({
  heard: [...first.heard, ...second.heard],
  translated: joinTranslations([first.translated, second.translated]),
});

/** What several books say about translations, the first first. */
export const joinTranslations = (books: readonly TranslationBook[]): TranslationBook => ({
  rules: books.flatMap(({ rules }) => rules),
  files: books.flatMap(({ files }) => files),
});

/** The books of a world for a tenant's name, the tenant's own first. */
export type SeedSource = (tenant: string) => readonly SeedBook[];

/** What a tenant's own book and those of seeds say about translations; undefined if they say nothing, as is usual. */
export function translationsIn(own: SeedBook, seeded: readonly SeedBook[]): TranslationBook | undefined {
  if (seeded.length === 0 && !saysSomething(own.translated)) return undefined;
  const said = [own, ...seeded].map(({ translated }) => translated).filter(saysSomething);
  return said.length === 0 ? undefined : joinTranslations(said);
}

const saysSomething = ({ rules, files }: TranslationBook): boolean => rules.length + files.length > 0;
