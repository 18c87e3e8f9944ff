import type { z } from 'zod';
import type { ChaosName } from '../contracts/control/chaos.ts';
import { FaultList } from '../contracts/control/faults.ts';
import { Replayed, TenantState } from '../contracts/control/state.ts';
import { type ControlConnection, callControl } from './request.ts';

/** What a tenant holds, and what the inspector does with it. */
export interface StateMethods {
  /** Credits, rate windows, planned effects and the resources of each provider. */
  state(tenant: string): Promise<z.infer<typeof TenantState>>;
  /** Sends a webhook of the journal again. Returns its new entry's id and outcome. */
  replayWebhook(tenant: string, entry: string): Promise<z.infer<typeof Replayed>>;
  /** Arms the faults of a chaos profile, drawn by the tenant's seed. */
  addChaos(tenant: string, profile: ChaosName): Promise<z.infer<typeof FaultList>>;
}

/** The methods for what a tenant holds. */
export function stateMethods(connection: ControlConnection): StateMethods {
  const of = (tenant: string, rest: string) => `/tenants/${encodeURIComponent(tenant)}/${rest}`;
  return {
    state: (tenant) => callControl(connection, { method: 'GET', path: of(tenant, 'state') }, TenantState),
    replayWebhook: (tenant, entry) =>
      callControl(
        connection,
        { method: 'POST', path: of(tenant, `webhooks/${encodeURIComponent(entry)}/replay`) },
        Replayed,
      ),
    addChaos: (tenant, profile) =>
      callControl(connection, { method: 'POST', path: of(tenant, 'chaos'), body: { profile } }, FaultList),
  };
}
