import type { RequestHandler } from 'express';
import { exchangeOf } from '../../http/app.ts';
import { tables } from '../tables.ts';
import { refuseAsFramework } from './errors.ts';

/** Answers what no route took: 404, or 405 when the path has other methods. */
export const unknownRoute: RequestHandler = (request, response) => {
  const { tenant } = exchangeOf(response);
  const methods = tables.indexFor(tenant).methodsOf(request.path);
  if (methods.length === 0) throw refuseAsFramework(tenant, 'route-unknown');
  throw refuseAsFramework(tenant, 'method-unknown', { method: request.method, allow: methods.join(', ') });
};
