import { deriveHex } from '../../src/base/derive.ts';
import { type ProviderRow, providers, type Scope } from '../../src/contracts/providers.ts';
import type { OpenedTenant, PresentedCredential } from './seams.ts';

/** Requests without a usable credential belong to this tenant. */
export const LOBBY = 'lobby';

/** Credentials printed in docs and SDK suites open this tenant. */
export const SAMPLES = 'samples';

const MOCK_TOKEN = /^mock_([a-z0-9][a-z0-9_-]{0,63})(?:\.(read|none|expired))?$/;

/**
 * What a credential opens: `mock_<name>[.<scope>]` its tenant, a printed sample the tenant `samples`, and with `any`
 * every other credential a tenant of its own. Null for the rest.
 */
export function knownTenant(presented: PresentedCredential, any: boolean): OpenedTenant | null {
  const match = MOCK_TOKEN.exec(presented.credential);
  const name = match?.[1];
  if (name !== undefined && name !== LOBBY) return { tenant: name, scope: (match?.[2] as Scope | undefined) ?? 'full' };
  const row: ProviderRow | undefined = providers[presented.provider as keyof typeof providers];
  if (row?.sampleCredentials.includes(presented.credential)) return { tenant: SAMPLES, scope: 'full' };
  if (any && presented.credential !== '')
    return { tenant: `any-${deriveHex(12, presented.credential)}`, scope: 'full' };
  return null;
}
