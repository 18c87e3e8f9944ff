import { deriveHex } from '../../base/derive.ts';

/** An account id as the gateway takes it: 32 lower-case hex digits (documented length and example in the OpenAPI). */
export const ACCOUNT_ID = /^[0-9a-f]{32}$/;

const SEAL = 8;

/**
 * The account id that a tenant's credentials name: 32 hex digits that depend on its name alone, so that it can be printed
 * before the tenant is opened. The last eight are a seal over the others.
 */
export function accountIdOf(tenant: string): string {
  const body = deriveHex(32 - SEAL, 'cloudflare account', tenant);
  return body + deriveHex(SEAL, 'cloudflare account seal', body);
}

/** True for an id that `accountIdOf` made, of any tenant: only its own tenant may use it. */
export function isDerivedAccountId(id: string): boolean {
  const body = id.slice(0, -SEAL);
  return id.slice(-SEAL) === deriveHex(SEAL, 'cloudflare account seal', body);
}
