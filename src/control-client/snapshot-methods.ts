import { z } from 'zod';
import type { JsonValue } from '../base/json.ts';
import { Tenant } from '../contracts/control/schemas.ts';
import {
  RestoredWorld,
  SnapshotList,
  SnapshotView,
  WorldSnapshotList,
  WorldSnapshotView,
} from '../contracts/control/snapshot.ts';
import { type ControlConnection, callControl } from './request.ts';

/** A snapshot as a file: its content is for the control API alone. */
export type SnapshotFileContent = { readonly [member: string]: JsonValue };

const FileContent = z.record(z.string(), z.json()) as unknown as z.ZodType<SnapshotFileContent>;

/** Snapshots of one tenant, and of the world. */
export interface SnapshotMethods {
  /** Takes a snapshot of a tenant. It replaces one of the same name. Default of the name: `snapshot-1` and so on. */
  takeSnapshot(tenant: string, name?: string): Promise<z.infer<typeof SnapshotView>>;
  /** The snapshots of a tenant, oldest first. */
  listSnapshots(tenant: string): Promise<z.infer<typeof SnapshotList>>;
  /** A snapshot of a tenant as JSON, for a file. */
  getSnapshot(tenant: string, name: string): Promise<SnapshotFileContent>;
  /** Adds a snapshot of a tenant that `getSnapshot` gave. */
  putSnapshot(tenant: string, name: string, file: SnapshotFileContent): Promise<z.infer<typeof SnapshotView>>;
  deleteSnapshot(tenant: string, name: string): Promise<void>;
  /** Puts a tenant back to a snapshot: state, clock, windows, counters, faults, journal. */
  restoreTenant(tenant: string, snapshot: string): Promise<z.infer<typeof Tenant>>;
  /** The same for all tenants together. */
  takeWorldSnapshot(name?: string): Promise<z.infer<typeof WorldSnapshotView>>;
  listWorldSnapshots(): Promise<z.infer<typeof WorldSnapshotList>>;
  getWorldSnapshot(name: string): Promise<SnapshotFileContent>;
  putWorldSnapshot(name: string, file: SnapshotFileContent): Promise<z.infer<typeof WorldSnapshotView>>;
  deleteWorldSnapshot(name: string): Promise<void>;
  /** Puts all tenants back to a snapshot of the world; others are deleted. */
  restoreWorld(snapshot: string): Promise<z.infer<typeof RestoredWorld>>;
}

/** The methods for snapshots. */
export function snapshotMethods(connection: ControlConnection): SnapshotMethods {
  const of = (tenant: string) => `/tenants/${encodeURIComponent(tenant)}`;
  const one = (place: string, name: string) => `${place}/snapshots/${encodeURIComponent(name)}`;
  const take = <T>(place: string, name: string | undefined, schema: z.ZodType<T>) =>
    callControl(
      connection,
      { method: 'POST', path: `${place}/snapshots`, body: name === undefined ? {} : { name } },
      schema,
    );
  const get = <T>(path: string, schema: z.ZodType<T>) => callControl(connection, { method: 'GET', path }, schema);
  const put = <T>(path: string, body: SnapshotFileContent, schema: z.ZodType<T>) =>
    callControl(connection, { method: 'PUT', path, body }, schema);
  const remove = (path: string) => callControl<void>(connection, { method: 'DELETE', path });
  const restore = <T>(place: string, snapshot: string, schema: z.ZodType<T>) =>
    callControl(connection, { method: 'POST', path: `${place}/restore`, body: { snapshot } }, schema);
  return {
    takeSnapshot: (tenant, name) => take(of(tenant), name, SnapshotView),
    listSnapshots: (tenant) => get(`${of(tenant)}/snapshots`, SnapshotList),
    getSnapshot: (tenant, name) => get(one(of(tenant), name), FileContent),
    putSnapshot: (tenant, name, file) => put(one(of(tenant), name), file, SnapshotView),
    deleteSnapshot: (tenant, name) => remove(one(of(tenant), name)),
    restoreTenant: (tenant, snapshot) => restore(of(tenant), snapshot, Tenant),
    takeWorldSnapshot: (name) => take('', name, WorldSnapshotView),
    listWorldSnapshots: () => get('/snapshots', WorldSnapshotList),
    getWorldSnapshot: (name) => get(one('', name), FileContent),
    putWorldSnapshot: (name, file) => put(one('', name), file, WorldSnapshotView),
    deleteWorldSnapshot: (name) => remove(one('', name)),
    restoreWorld: (snapshot) => restore('', snapshot, RestoredWorld),
  };
}
