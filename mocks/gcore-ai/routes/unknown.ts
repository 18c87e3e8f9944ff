import type { Request } from 'express';
import type { Exchange } from '../../kernel/http/exchange.ts';
import type { Refusal } from '../../kernel/http/refusal.ts';
import { refuse } from './errors.ts';

/** Refuses a path without a route: 404, or 405 if the path has other methods. */
export const unknownRoute = (_exchange: Exchange, _request: Request, allowed: readonly string[]): Refusal =>
  allowed.length === 0 ? refuse('route-unknown') : refuse('method-unknown', { allow: allowed.join(', ') });
