import type { Response } from 'express';
import type { Exchange } from '../../http/exchange.ts';
import { exchangeOf } from '../../http/open-exchange.ts';
import type { Tenant } from '../../world/tenant.ts';
import type { World } from '../../world/world.ts';

/** The account whose state an exchange uses. */
export const tenantOwning = (world: World, { tenant, about }: Exchange): Tenant =>
  world.tenant(world.seams.ownerOf(tenant.name, 'state', about));

/** The account whose state a request uses. */
export const ownerOf = (world: World, response: Response): Tenant => tenantOwning(world, exchangeOf(response));
