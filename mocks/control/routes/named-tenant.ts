import type { Request } from 'express';
import { Refusal } from '../../kernel/http/refusal.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';

/** The open tenant that a path names. @throws {Refusal} */
export function namedTenant(world: World, request: Request): Tenant {
  const name = String(request.params.name);
  const tenant = world.find(name);
  if (!tenant) throw new Refusal('tenant-unknown', { name });
  return tenant;
}
