import type { SoundEntry } from './sound-entry.ts';

/** What seeds say to the mocks of a tenant or of a world: plain data, looked up when a sound is heard. */
export interface SeedBook {
  readonly heard: readonly SoundEntry[];
}

/** A book without entries. */
export const emptyBook: SeedBook = { heard: [] };

/** One book of two: the entries of the first are looked at first. */
export const joinBooks = (first: SeedBook, second: SeedBook): SeedBook => ({
  heard: [...first.heard, ...second.heard],
});

/** The books of a world for a tenant's name, the tenant's own first. */
export type SeedSource = (tenant: string) => readonly SeedBook[];
