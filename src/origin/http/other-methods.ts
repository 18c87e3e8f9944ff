import type { RequestHandler } from 'express';
import { OriginError } from './errors.ts';

/**
 * Ends a route: answers other methods with 405 and `Allow` (RFC 9110, 15.5.6). GET includes HEAD. Answers OPTIONS only with
 * `Allow`.
 */
export function otherMethods(
  ...methods: readonly ('GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE')[]
): RequestHandler {
  const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  return (request, response) => {
    if (request.method === 'OPTIONS') {
      response.status(204).set('Allow', allow).end();
      return;
    }
    throw new OriginError(405, 'method', `${request.method} is not allowed here.`, `Allowed: ${allow}.`, {
      Allow: allow,
    });
  };
}
