import type { Express, Request, RequestHandler } from 'express';
import { FaultRuleSchema } from '../../../src/contracts/control/faults.ts';
import { checkFaultNames } from '../../kernel/http/fault-names.ts';
import { Refusal } from '../../kernel/http/refusal.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { readBody } from '../body.ts';
import { faultView } from '../fault-view.ts';
import { reply } from '../reply.ts';

/** Arms, shows and removes the faults of a tenant. */
export function faultRoutes(app: Express, body: RequestHandler, named: (request: Request) => Tenant): void {
  const listed = (tenant: Tenant) => tenant.faults.list(tenant.now());
  app
    .route('/tenants/:name/faults')
    .post(body, async (request, response) => {
      const tenant = named(request);
      const rule = readBody(request, FaultRuleSchema);
      await checkFaultNames(rule);
      reply(response, 201, faultView(tenant.addFault(rule)));
    })
    .get((request, response) => {
      reply(response, 200, { faults: listed(named(request)).map(faultView) });
    })
    .delete((request, response) => {
      named(request).faults.clear();
      reply(response, 204);
    });
  app
    .route('/tenants/:name/faults/:id')
    .get((request, response) => {
      const id = String(request.params.id);
      const tenant = named(request);
      const fault = tenant.faults.find(id, tenant.now());
      if (!fault) throw new Refusal('fault-unknown', { id });
      reply(response, 200, faultView(fault));
    })
    .delete((request, response) => {
      const id = String(request.params.id);
      if (!named(request).faults.remove(id)) throw new Refusal('fault-unknown', { id });
      reply(response, 204);
    });
}
