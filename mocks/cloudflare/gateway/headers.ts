import type { RequestHandler } from 'express';
import { exchangeOf } from '../../http/app.ts';

/** An airport, as every cf-ray ends with one. */
const AIRPORT = 'FRA';

/** Puts on every answer what clients see from Cloudflare's edge (cloudflare-docs issue 4915). */
export const edgeHeaders: RequestHandler = (_request, response, next) => {
  const { headers, tenant } = exchangeOf(response);
  headers['Content-Type'] = 'application/json; charset=UTF-8';
  headers['cf-ray'] = `${tenant.nextHex('cf-ray', 16)}-${AIRPORT}`;
  headers['cf-cache-status'] = 'DYNAMIC';
  headers.server = 'cloudflare';
  next();
};
