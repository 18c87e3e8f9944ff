import type { Tenant } from '../../mocks/kernel/world/tenant.ts';

/** What a seed may state for a provider of one's own, under its id: for all tenants, or for one. */
export interface SeedDefinition {
  /** Reads it. Throws an error whose text says what is wrong: it is told with the other problems of the seed. */
  readonly read: (value: unknown) => unknown;
  /** Adds what `read` returned to the state of a tenant. */
  plant(tenant: Tenant, seed: unknown): void;
  /** How much of each kind is planted, for the answer of the control API. Default: nothing is counted. */
  count?(seed: unknown): Readonly<Record<string, number>>;
}
