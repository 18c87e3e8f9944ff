import { cloudflareStreamContract } from './cloudflare-stream/index.ts';
import { gcoreContract } from './gcore-ai/index.ts';
import type { ProviderId } from './providers.ts';
import { translatePlusContract } from './translateplus/index.ts';
import type { Contract } from './types.ts';
import { workersAiContract } from './workers-ai/index.ts';

const list = [cloudflareStreamContract, workersAiContract, gcoreContract, translatePlusContract] as const;

/** Every provider's promises, whole. Loads every schema: where start-up counts, take the single tables. */
export const contracts: Readonly<Record<ProviderId, Contract>> = Object.fromEntries(
  list.map((contract) => [contract.provider, contract]),
) as unknown as Readonly<Record<(typeof list)[number]['provider'], Contract>>;
