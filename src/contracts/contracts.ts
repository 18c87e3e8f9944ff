import { cloudflareStreamContract } from './cloudflare-stream/index.ts';
import { gcoreContract } from './gcore-ai/index.ts';
import { translatePlusContract } from './translateplus/index.ts';
import type { Contract, ProviderId } from './types.ts';
import { workersAiContract } from './workers-ai/index.ts';

/** Every provider's promises, whole. Loads every schema: where start-up counts, take the single tables. */
export const contracts: Readonly<Record<ProviderId, Contract>> = {
  'cloudflare-stream': cloudflareStreamContract,
  'workers-ai': workersAiContract,
  'gcore-ai': gcoreContract,
  translateplus: translatePlusContract,
};
