import type { Response } from 'express';
import type { Exchange } from '../../kernel/http/exchange.ts';
import { exchangeOf } from '../../kernel/http/open-exchange.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';

/** The account whose state an exchange uses. */
export const tenantOwning = (world: World, exchange: Exchange): Tenant => exchange.owner(world, 'state');

/** The account whose state a request uses. */
export const ownerOf = (world: World, response: Response): Tenant => tenantOwning(world, exchangeOf(response));
