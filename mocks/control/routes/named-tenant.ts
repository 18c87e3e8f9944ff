import type { Request } from 'express';
import { Refusal } from '../../kernel/http/refusal.ts';
import { LOBBY } from '../../kernel/world/credentials.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';

/** The open tenant that a path names; the lobby is always there. @throws {Refusal} */
export function namedTenant(world: World, request: Request): Tenant {
  const name = String(request.params.name);
  const tenant = name === LOBBY ? world.lobby : world.find(name);
  if (!tenant) throw new Refusal('tenant-unknown', { name });
  return tenant;
}
