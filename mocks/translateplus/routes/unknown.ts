import type { Request } from 'express';
import type { Exchange } from '../../kernel/http/exchange.ts';
import type { Refusal } from '../../kernel/http/refusal.ts';
import { refuseAsFramework } from './errors.ts';

/** Refuses a path without a route: 404, or 405 if the path has other methods. */
export const unknownRoute = ({ tenant }: Exchange, { method }: Request, allowed: readonly string[]): Refusal =>
  allowed.length === 0
    ? refuseAsFramework(tenant, 'route-unknown')
    : refuseAsFramework(tenant, 'method-unknown', { method, allow: allowed.join(', ') });
