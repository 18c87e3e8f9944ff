import type { Response } from 'express';
import { exchangeOf } from '../../http/app.ts';
import type { Tenant } from '../../world/tenant.ts';
import type { World } from '../../world/world.ts';

/** The account whose state a request uses. */
export function ownerOf(world: World, response: Response): Tenant {
  const { tenant, about } = exchangeOf(response);
  return world.tenant(world.seams.ownerOf(tenant.name, 'state', about));
}
