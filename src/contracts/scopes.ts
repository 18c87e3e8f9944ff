import { Recent } from '../base/recent.ts';
import { TENANT_NAME } from './tenant-name.ts';

/** What a credential of a tenant may do. `expired` is refused like a revoked one; `none` has no grant at all. */
export type Scope = 'full' | 'read' | 'none' | 'expired';

/** Every scope, the usual one first. */
export const scopes: readonly Scope[] = ['full', 'read', 'none', 'expired'];

const TOKEN = new RegExp(`^mock_(${TENANT_NAME})(?:\\.(${scopes.slice(1).join('|')}))?$`);

/** What a token opens. */
interface Opened {
  readonly tenant: string;
  readonly scope: Scope;
}

/** By token. Tokens are made from names of tenants and are no secrets; other credentials are not remembered. */
const known = new Recent<string, Opened>();

/** The tenant and the scope that a token opens, or null for another credential. */
export function readToken(token: string): Opened | null {
  const before = known.get(token);
  if (before !== undefined) return before;
  const [, tenant, scope] = TOKEN.exec(token) ?? [];
  if (tenant === undefined) return null;
  const opened = { tenant, scope: (scope as Scope | undefined) ?? 'full' };
  known.set(token, opened);
  return opened;
}

/** The token that opens a tenant with a scope: `mock_<name>`, `mock_<name>.read`, ... */
export const tokenOf = (tenant: string, scope: Scope = 'full'): string =>
  scope === 'full' ? `mock_${tenant}` : `mock_${tenant}.${scope}`;
