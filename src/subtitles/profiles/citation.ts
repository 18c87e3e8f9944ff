import type { Grade } from '../../base/evidence.ts';
import { type RuleSourceId, ruleSources, SOURCES_READ } from './sources.ts';

/**
 * How sure a row is. `mirrored`: the official text was read in a copy or quotation by others; it counts as documented, and
 * should be read again at its place.
 */
export type RuleGrade = Grade | 'mirrored';

/** Where a rule's value comes from. */
export interface Citation {
  readonly grade: RuleGrade;
  readonly sources: readonly RuleSourceId[];
}

/** Makes a citation. */
export const cite = (grade: RuleGrade, ...sources: readonly RuleSourceId[]): Citation => ({ grade, sources });

/** Writes a citation as a sentence with its dates. */
export const citationText = ({ grade, sources }: Citation): string =>
  `${sources.map((id) => `${ruleSources[id].title} (${ruleSources[id].place}, ${ruleSources[id].version})`).join('; ')}; ${grade}, read ${SOURCES_READ}`;
