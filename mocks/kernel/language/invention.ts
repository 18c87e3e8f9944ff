/** How the words of a translation are invented: recognisable, or of syllables that mean nothing. */
export type Invention = 'readable' | 'syllables';

/** The value of a provider's switch `invention`. */
export const inventionOf = (value: string): Invention => (value === 'syllables' ? value : 'readable');
