import type { Express } from 'express';
import type { World } from '../../kernel/world/world.ts';
import { judgeConduct } from '../conduct/judge-conduct.ts';
import { reply } from '../reply.ts';
import { namedTenant } from './named-tenant.ts';

/** Judges the clients of one tenant and of all by what their journals have. Nothing is judged before it is asked for. */
export function conductRoutes(app: Express, world: World): void {
  app.get('/tenants/:name/conduct', async (request, response) => {
    reply(response, 200, await judgeConduct(namedTenant(world, request).journal));
  });
  app.get('/conduct', async (_request, response) => {
    const tenants = [];
    for (const { journal } of [...world.tenants]) tenants.push(await judgeConduct(journal));
    reply(response, 200, { tenants: tenants.filter(({ judged }) => judged > 0) });
  });
}
