import { Roster } from '../base/roster.ts';
import { cloudflareStreamContract } from './cloudflare-stream/contract.ts';
import type { Contract } from './contract.ts';
import { gcoreContract } from './gcore-ai/contract.ts';
import type { ProviderId } from './providers.ts';
import { translatePlusContract } from './translateplus/contract.ts';
import { workersAiContract } from './workers-ai/contract.ts';

const list = [cloudflareStreamContract, workersAiContract, gcoreContract, translatePlusContract] as const;

/** The contracts, whole. A program may add that of a provider of its own. */
export const contractRegistry = new Roster<Contract>(list);

/** Every provider's promises, whole. Loads every schema: where start-up counts, take the single tables. */
export const contracts: Readonly<Record<ProviderId, Contract>> = contractRegistry.table((contract) => [
  [contract.provider, contract],
]) as Readonly<Record<(typeof list)[number]['provider'], Contract>>;
