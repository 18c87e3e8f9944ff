import type { Contract } from '../../src/contracts/contract.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { ContractDefinition } from './definition.ts';

/** A contract whose operations keep their ids, so that a mock without one of them does not compile. */
export type DefinedContract<D extends ContractDefinition> = Contract & Pick<D, 'operations' | 'failures'>;

/**
 * Declares what a provider promises: its operations and failures, and what is known of it besides. `defineProvider` tells what
 * does not fit together.
 * @example
 * const contract = defineContract({ provider: 'acme-captions', operations: [...], failures: { ... } });
 */
export const defineContract = <const D extends ContractDefinition>(definition: D): DefinedContract<D> => ({
  facts: {},
  behaviours: {},
  switches: {},
  ...definition,
  provider: definition.provider as ProviderId,
});
