import type { ControlClient, TenantArrangement, TenantView } from '../../src/control-client/index.ts';

/** What a run asks of a control API: by HTTP, or of a world in the same process. */
export interface TenantControl
  extends Pick<ControlClient, 'updateTenant' | 'seed' | 'addFault' | 'advance' | 'deleteTenant'> {
  /** Opens a tenant of a new name. */
  createTenant(tenant: TenantArrangement & { readonly name: string }): Promise<TenantView>;
}
