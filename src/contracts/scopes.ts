/** What a credential of a tenant may do. `expired` is refused like a revoked one; `none` has no grant at all. */
export type Scope = 'full' | 'read' | 'none' | 'expired';

/** Every scope, the usual one first. */
export const scopes: readonly Scope[] = ['full', 'read', 'none', 'expired'];

/** The token that opens a tenant with a scope: `mock_<name>`, `mock_<name>.read`, ... */
export const tokenOf = (tenant: string, scope: Scope = 'full'): string =>
  scope === 'full' ? `mock_${tenant}` : `mock_${tenant}.${scope}`;
