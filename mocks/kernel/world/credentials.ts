import { deriveHex } from '../../../src/base/derive.ts';
import { type ProviderRow, providers } from '../../../src/contracts/providers.ts';
import { readToken } from '../../../src/contracts/scopes.ts';
import type { OpenedTenant, PresentedCredential } from './seams.ts';

/** Requests without a usable credential belong to this tenant. */
export const LOBBY = 'lobby';

/** Credentials printed in docs and SDK suites open this tenant. */
export const SAMPLES = 'samples';

/**
 * The tenant of a credential: `mock_<name>[.<scope>]` opens its tenant, a printed sample the tenant `samples`, and with
 * `any` every other credential its own tenant. Null for the rest.
 */
export function knownTenant(presented: PresentedCredential, any: boolean): OpenedTenant | null {
  const token = readToken(presented.credential);
  if (token !== null && token.tenant !== LOBBY) return token;
  const row: ProviderRow | undefined = providers[presented.provider as keyof typeof providers];
  if (row?.sampleCredentials.includes(presented.credential)) return { tenant: SAMPLES, scope: 'full' };
  if (any && presented.credential !== '')
    return { tenant: `any-${deriveHex(12, presented.credential)}`, scope: 'full' };
  return null;
}
