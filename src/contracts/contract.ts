import type { FactTable } from './facts.ts';
import type { ProviderId } from './providers.ts';
import type { BehaviourTable, FailureCatalogue, Operation, SwitchTable } from './types.ts';

/** Everything one provider promises, as data. */
export interface Contract {
  readonly provider: ProviderId;
  readonly operations: readonly Operation[];
  readonly failures: FailureCatalogue;
  readonly facts: FactTable;
  readonly behaviours: BehaviourTable;
  readonly switches: SwitchTable;
}
