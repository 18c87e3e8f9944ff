import type { Mutant } from '../../conformance/mutants/index.ts';
import type { ProviderSuite } from '../../conformance/providers/index.ts';
import type { Mock } from '../../mocks/kernel/http/define-mock.ts';
import type { Contract } from '../../src/contracts/contract.ts';
import type { ProviderRow } from '../../src/contracts/provider-row.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { SeedDefinition } from './seed-definition.ts';

/** A provider of one's own, ready to be registered. `defineProvider` makes it. */
export interface OwnProvider {
  /** Counts as a `ProviderId` once the provider is registered. */
  readonly id: ProviderId;
  readonly row: ProviderRow;
  readonly contract: Contract;
  readonly mock: Mock;
  readonly suite: ProviderSuite;
  readonly mutants: readonly Mutant[];
  /** Null: a seed may have no state of it. */
  readonly seed: SeedDefinition | null;
}

const MARK = Symbol.for('caption-harness.provider');

/** The providers that this copy of the package has made. Another copy has registries of its own. */
const made = new WeakSet<object>();

/** Marks a provider as made here. */
export function mark(provider: OwnProvider): OwnProvider {
  made.add(provider);
  return Object.defineProperty(provider, MARK, { value: true });
}

/** Whether a value is a provider: `here`, made by another copy of the package (`elsewhere`), or none (`no`). */
export function madeWhere(value: unknown): 'here' | 'elsewhere' | 'no' {
  if (typeof value !== 'object' || value === null) return 'no';
  if (made.has(value)) return 'here';
  return MARK in value ? 'elsewhere' : 'no';
}
