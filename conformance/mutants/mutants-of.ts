import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Check } from '../model/check.ts';
import type { CheckNames } from '../model/check-names.ts';
import type { Mutant } from './mutant.ts';

/** A mutant as its file declares it. */
export interface MutantCase<CheckName extends string> extends Omit<Mutant, 'provider' | 'breaks'> {
  /** The id without the provider. */
  readonly id: string;
  /** The checks whose requirement it breaks, as `section/name`: each of them must fail. */
  readonly breaks: readonly CheckName[];
}

/** Declares one mutant. */
export type DeclareMutant<CheckName extends string> = (mutant: MutantCase<CheckName>) => Mutant;

/**
 * The function that declares the mutants of one provider. With the type of the provider's checks, a mutant that names
 * an unknown check does not compile.
 * @example
 * const mutant = mutantsOf<typeof translatePlusChecks>('translateplus');
 * const healthMutants = [
 *   mutant({
 *     id: 'health-down',
 *     family: 'envelope',
 *     statement: 'reports that it is down',
 *     breaks: ['health/ok'],
 *     seams: () => onBody({ operation: 'getHealth' }, (body) => ({ ...body, status: 'error' })),
 *   }),
 * ];
 */
export const mutantsOf =
  <Checks extends readonly Check[]>(provider: string): DeclareMutant<CheckNames<Checks>> =>
  ({ id, breaks, ...mutant }) => ({
    ...mutant,
    id: `${provider}/${id}`,
    provider: provider as ProviderId,
    breaks: breaks.map((check) => `${provider}/${check}`),
  });
