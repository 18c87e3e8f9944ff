import { deriveNumber } from '../../../src/base/derive.ts';
import type { Exchange } from '../../kernel/http/exchange.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';

/** An airport, as every cf-ray ends with one. */
const AIRPORT = 'FRA';

/** Adds the headers of Cloudflare's edge to every answer (cloudflare-docs issue 4915). */
export const edgeHeaders = ({ headers, tenant }: Exchange): void => {
  headers['Content-Type'] = 'application/json; charset=UTF-8';
  headers['cf-ray'] = nextRay(tenant);
  headers['cf-cache-status'] = 'DYNAMIC';
  headers.server = 'cloudflare';
};

/** What the ids of a tenant's requests are made of. */
interface Rays {
  readonly seed: number;
  /** Eight of the hex digits, and the airport. */
  readonly end: string;
  readonly start: number;
}

const raysOf = new WeakMap<Tenant, Rays>();

/** The next id of a request: 16 hex digits and an airport. Every answer has one, so it is not worth a cryptographic hash. */
function nextRay(tenant: Tenant): string {
  const { seed } = tenant.settings;
  let rays = raysOf.get(tenant);
  if (rays?.seed !== seed) {
    rays = makeRays(tenant.name, seed);
    raysOf.set(tenant, rays);
  }
  return digits(mixed(rays.start, tenant.count('cf-ray'))) + rays.end;
}

const makeRays = (tenant: string, seed: number): Rays => ({
  seed,
  end: `${digits(deriveNumber(seed, tenant))}-${AIRPORT}`,
  start: deriveNumber(tenant, seed),
});

/** Mixes a count into a 32-bit number; two counts never give one number (the finalizer of MurmurHash3, which is a bijection). */
function mixed(start: number, count: number): number {
  let mix = start ^ count;
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** The two hex digits of a byte. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The eight hex digits of a 32-bit number. `toString` takes ten times as long for large numbers. */
const digits = (number: number): string =>
  `${BYTES[number >>> 24]}${BYTES[(number >>> 16) & 255]}${BYTES[(number >>> 8) & 255]}${BYTES[number & 255]}`;
