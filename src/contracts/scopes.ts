import { rememberLast } from '../base/remember-last.ts';
import { TENANT_NAME } from './tenant-name.ts';

/** What a credential of a tenant may do. `expired` is refused like a revoked one; `none` has no grant at all. */
export type Scope = 'full' | 'read' | 'none' | 'expired';

/** Every scope, the usual one first. */
export const scopes: readonly Scope[] = ['full', 'read', 'none', 'expired'];

const TOKEN = new RegExp(`^mock_(${TENANT_NAME})(?:\\.(${scopes.slice(1).join('|')}))?$`);

/** The tenant and the scope that a token opens, or null for another credential. */
export const readToken = rememberLast((token: string): { readonly tenant: string; readonly scope: Scope } | null => {
  const [, tenant, scope] = TOKEN.exec(token) ?? [];
  return tenant === undefined ? null : { tenant, scope: (scope as Scope | undefined) ?? 'full' };
});

/** The token that opens a tenant with a scope: `mock_<name>`, `mock_<name>.read`, ... */
export const tokenOf = (tenant: string, scope: Scope = 'full'): string =>
  scope === 'full' ? `mock_${tenant}` : `mock_${tenant}.${scope}`;
