import { providerRows } from './providers.ts';
import type { FailureCatalogue } from './types.ts';

/** Loads every provider's catalogue of failures. */
export const loadFailureTables = async (): Promise<Readonly<Record<string, FailureCatalogue>>> =>
  Object.fromEntries(await Promise.all(providerRows.map(async ([id, { failures }]) => [id, await failures()])));
