import type { RequestHandler } from 'express';
import { exchangeOf } from '../../../http/app.ts';
import { tables } from '../tables.ts';
import { refuse } from './errors.ts';

/** Answers what no route took: 404, or 405 when the path has other methods. */
export const unknownOperation: RequestHandler = (request, response) => {
  const methods = tables.indexFor(exchangeOf(response).tenant).methodsOf(request.path);
  throw methods.length === 0 ? refuse('operation-unknown') : refuse('method-unknown', { allow: methods.join(', ') });
};
