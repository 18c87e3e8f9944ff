import type { ProviderId } from '../../../src/contracts/providers.ts';
import { type Mutant, mutants } from '../../mutants/index.ts';
import { idMatches } from '../../run/select.ts';
import { CampaignError } from './campaign-error.ts';

/** Which mutants a campaign tries. Default of each: all. */
export interface MutantSelection {
  readonly providers?: readonly ProviderId[] | undefined;
  /** A glob over ids, for example `gcore-ai/task-*`. */
  readonly glob?: string | undefined;
}

/**
 * Returns the selected mutants, without those that are declared equivalent, which no command can notice.
 * @throws {CampaignError} `nothing-selected`
 */
export function selectMutants({ providers, glob }: MutantSelection): readonly Mutant[] {
  const selected = mutants.filter(
    ({ id, provider, equivalent }) =>
      equivalent === undefined &&
      (providers?.includes(provider) ?? true) &&
      (glob === undefined || idMatches(glob, id)),
  );
  if (selected.length === 0) throw new CampaignError('nothing-selected', 'no mutant is selected.');
  return selected;
}
