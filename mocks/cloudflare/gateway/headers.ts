import type { Gate } from '../../kernel/http/mock-definition.ts';

/** An airport, as every cf-ray ends with one. */
const AIRPORT = 'FRA';

/** Adds the headers of Cloudflare's edge to every answer (cloudflare-docs issue 4915). */
export const edgeHeaders: Gate = ({ headers, tenant }) => {
  headers['Content-Type'] = 'application/json; charset=UTF-8';
  headers['cf-ray'] = `${tenant.nextHex('cf-ray', 16)}-${AIRPORT}`;
  headers['cf-cache-status'] = 'DYNAMIC';
  headers.server = 'cloudflare';
};
