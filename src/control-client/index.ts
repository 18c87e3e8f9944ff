import type { z } from 'zod';
import { type OptionNames, refuseUnknownOptions } from '../base/known-options.ts';
import { FaultList, type FaultRule, FaultView } from '../contracts/control/faults.ts';
import {
  Advanced,
  ControlHealth,
  Explanation,
  type NewTenant,
  Planted,
  Tenant,
  TenantList,
  type TenantSettings,
} from '../contracts/control/schemas.ts';
import type { TenantSeed } from '../contracts/seed/seed.ts';
import { type JournalMethods, journalMethods } from './journal-methods.ts';
import { queryOf } from './query.ts';
import { type ControlConnection, callControl } from './request.ts';
import { type SnapshotMethods, snapshotMethods } from './snapshot-methods.ts';
import { type StateMethods, stateMethods } from './state-methods.ts';

export { ControlApiError } from './control-error.ts';
export type { FollowOptions } from './follow.ts';
export type {
  EntrySearch,
  ExpectedEntry,
  JournalEntryView,
  JournalEvent,
  JournalMethods,
  WholeSearch,
} from './journal-methods.ts';
export type { ControlConnection } from './request.ts';
export type { RawAnswer, RawCall } from './send.ts';
export type { SnapshotFileContent, SnapshotMethods } from './snapshot-methods.ts';
export { CONTROL_TOKEN_VARIABLE } from './variable.ts';

/** One tenant as the control API shows it. */
export type TenantView = z.infer<typeof Tenant>;
/** Settings of a tenant. */
export type TenantArrangement = z.infer<typeof TenantSettings>;
/** A new tenant. */
export type TenantRequest = z.infer<typeof NewTenant>;

/** Typed access to a world's control API. Every method rejects with ControlApiError. */
export interface ControlClient extends JournalMethods, SnapshotMethods, StateMethods {
  health(): Promise<z.infer<typeof ControlHealth>>;
  /** A page of the open tenants, by name; `cursor` is `next` of the page before. */
  listTenants(page?: { readonly limit?: number; readonly cursor?: string }): Promise<z.infer<typeof TenantList>>;
  createTenant(tenant?: TenantRequest): Promise<TenantView>;
  getTenant(name: string): Promise<TenantView>;
  updateTenant(name: string, settings: TenantArrangement): Promise<TenantView>;
  deleteTenant(name: string): Promise<void>;
  resetTenant(name: string): Promise<TenantView>;
  /** Moves the tenant's clock forward by this many seconds; first everything due by then happens. */
  advance(name: string, seconds: number): Promise<z.infer<typeof Advanced>>;
  /** Says what the tenant hears and how it translates, and plants state in it. */
  seed(name: string, seed: TenantSeed): Promise<z.infer<typeof Planted>>;
  /** Makes requests of the tenant fail by a rule. */
  addFault(name: string, rule: FaultRule): Promise<z.infer<typeof FaultView>>;
  /** The faults of the tenant, those that headers armed included. */
  faults(name: string): Promise<z.infer<typeof FaultList>>;
  getFault(name: string, id: string): Promise<z.infer<typeof FaultView>>;
  deleteFault(name: string, id: string): Promise<void>;
  clearFaults(name: string): Promise<void>;
  /** Explains the answer to a request. Its id is in X-Harness-Request-Id. */
  explain(requestId: string): Promise<z.infer<typeof Explanation>>;
}

const connectionNames: OptionNames<ControlConnection> = { url: true, token: true, send: true, timeoutMs: true };

/**
 * Makes a client of the control API.
 * @example
 * const control = createControlClient({ url: 'http://127.0.0.1:4000' });
 * const tenant = await control.createTenant({ clock: 'manual', credits: 5 });
 * await control.advance(tenant.name, 60);
 */
export function createControlClient(connection: ControlConnection): ControlClient {
  refuseUnknownOptions('createControlClient', connection, connectionNames);
  const tenant = (name: string, rest = '') => `/tenants/${encodeURIComponent(name)}${rest}`;
  return {
    ...snapshotMethods(connection),
    ...stateMethods(connection),
    health: () => callControl(connection, { method: 'GET', path: '/health' }, ControlHealth),
    listTenants: (page = {}) =>
      callControl(connection, { method: 'GET', path: `/tenants${queryOf(page)}` }, TenantList),
    createTenant: (body = {}) =>
      callControl(connection, { method: 'POST', path: '/tenants?verbose', body: json(body) }, Tenant),
    getTenant: (name) => callControl(connection, { method: 'GET', path: tenant(name) }, Tenant),
    updateTenant: (name, settings) =>
      callControl(connection, { method: 'PATCH', path: tenant(name), body: json(settings) }, Tenant),
    deleteTenant: (name) => callControl<void>(connection, { method: 'DELETE', path: tenant(name) }),
    resetTenant: (name) => callControl(connection, { method: 'POST', path: tenant(name, '/reset') }, Tenant),
    advance: (name, seconds) =>
      callControl(connection, { method: 'POST', path: tenant(name, '/clock/advance'), body: { seconds } }, Advanced),
    seed: (name, seed) =>
      callControl(connection, { method: 'POST', path: tenant(name, '/seed'), body: json(seed) }, Planted),
    addFault: (name, rule) =>
      callControl(connection, { method: 'POST', path: tenant(name, '/faults'), body: json(rule) }, FaultView),
    faults: (name) => callControl(connection, { method: 'GET', path: tenant(name, '/faults') }, FaultList),
    getFault: (name, id) =>
      callControl(connection, { method: 'GET', path: tenant(name, `/faults/${encodeURIComponent(id)}`) }, FaultView),
    deleteFault: (name, id) =>
      callControl<void>(connection, { method: 'DELETE', path: tenant(name, `/faults/${encodeURIComponent(id)}`) }),
    clearFaults: (name) => callControl<void>(connection, { method: 'DELETE', path: tenant(name, '/faults') }),
    ...journalMethods(connection),
    explain: (requestId) =>
      callControl(connection, { method: 'GET', path: `/explain/${encodeURIComponent(requestId)}` }, Explanation),
  };
}

/** Drops undefined members, as JSON does, so that the type equals what goes over the wire. */
function json(value: object): { readonly [key: string]: never } {
  return JSON.parse(JSON.stringify(value));
}
