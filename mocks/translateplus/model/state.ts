import type { Exchange } from '../../kernel/http/exchange.ts';
import type { CreditAccount } from '../../kernel/world/credits.ts';
import type { World } from '../../kernel/world/world.ts';

/** The state of TranslatePlus for a tenant besides its credits. */
export interface TranslatePlusState {
  successful: number;
  failed: number;
}

/** The requests of a tenant so far, by outcome. */
export const requestCounts = (world: World, exchange: Exchange): TranslatePlusState =>
  exchange.owner(world, 'state').state('translateplus', () => ({ successful: 0, failed: 0 }));

/** The account that pays for a request. */
export const accountOf = (world: World, exchange: Exchange): CreditAccount => exchange.owner(world, 'account').account;
