import type { Mutant } from '../mutant.ts';

/** A mutant of TranslatePlus; ids of checks are given without the provider. */
export const mutant = (
  name: string,
  family: Mutant['family'],
  statement: string,
  breaks: readonly string[],
  seams: Mutant['seams'],
): Mutant => ({
  id: `translateplus/${name}`,
  provider: 'translateplus',
  family,
  statement,
  breaks: breaks.map((check) => `translateplus/${check}`),
  seams,
});
