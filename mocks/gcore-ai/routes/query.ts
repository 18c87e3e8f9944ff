import type { Request } from 'express';

/** A query parameter as text; the last value of a repeated one. */
export function queryText(request: Request, name: string): string | undefined {
  const value = request.query[name];
  const last = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? last : undefined;
}

/** A query parameter as a positive integer; anything else is `otherwise`. */
export function queryCount(request: Request, name: string, otherwise: number): number {
  const text = queryText(request, name) ?? '';
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value > 0 ? value : otherwise;
}
