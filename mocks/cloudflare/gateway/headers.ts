import { deriveNumber } from '../../../src/base/derive.ts';
import type { Gate } from '../../kernel/http/mock-definition.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';

/** An airport, as every cf-ray ends with one. */
const AIRPORT = 'FRA';

/** Adds the headers of Cloudflare's edge to every answer (cloudflare-docs issue 4915). */
export const edgeHeaders: Gate = ({ headers, tenant }) => {
  headers['Content-Type'] = 'application/json; charset=UTF-8';
  headers['cf-ray'] = nextRay(tenant);
  headers['cf-cache-status'] = 'DYNAMIC';
  headers.server = 'cloudflare';
};

/** The next id of a request: 16 hex digits and an airport. Every answer has one, so it is not worth a cryptographic hash. */
function nextRay(tenant: Tenant): string {
  const count = tenant.count('cf-ray');
  const { name, settings } = tenant;
  return `${digits(deriveNumber(name, settings.seed, count))}${digits(deriveNumber(count, settings.seed, name))}-${AIRPORT}`;
}

/** The two hex digits of a byte. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The eight hex digits of a 32-bit number. `toString` takes ten times as long for large numbers. */
const digits = (number: number): string =>
  `${BYTES[number >>> 24]}${BYTES[(number >>> 16) & 255]}${BYTES[(number >>> 8) & 255]}${BYTES[number & 255]}`;
