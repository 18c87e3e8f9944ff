import type { Express, Request } from 'express';
import { z } from 'zod';
import { NewSnapshot, Restoration } from '../../../src/contracts/control/snapshot.ts';
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION, SnapshotFile } from '../../../src/contracts/control/snapshot-file.ts';
import { wholeBody } from '../../kernel/http/json-body.ts';
import { Refusal } from '../../kernel/http/refusal.ts';
import { forkTenant, restoreTenant, restoreWorld, takeWorldSnapshot } from '../../kernel/world/snapshots/restore.ts';
import {
  contentOf,
  fileBytesOf,
  packSnapshot,
  snapshotOf,
  unpackSnapshot,
  type WholeSnapshot,
} from '../../kernel/world/snapshots/snapshot-file.ts';
import type { Scope, Snapshot } from '../../kernel/world/snapshots/snapshot-shelf.ts';
import { type TenantSnapshot, takeSnapshot } from '../../kernel/world/snapshots/tenant-snapshot.ts';
import type { World } from '../../kernel/world/world.ts';
import { BODY_LIMIT, readBody, readObject } from '../body.ts';
import { reply } from '../reply.ts';
import { snapshotView, worldSnapshotView } from '../snapshot-view.ts';
import { tenantView } from '../tenant-view.ts';
import { namedTenant } from './named-tenant.ts';

/** Bytes of a snapshot as a file, and of the unfinished uploads in it. */
const FILE_LIMIT = 64 * BODY_LIMIT;
const UPLOADS_LIMIT = 32 * BODY_LIMIT;

/** Takes, shows, deletes and restores the snapshots of tenants and of the world. */
export function snapshotRoutes(app: Express, world: World): void {
  const body = wholeBody(BODY_LIMIT);
  const tenantScope = (request: Request): Scope => ({ tenant: namedTenant(world, request).name });
  namedRoutes(app, world, { path: '/tenants/:name/snapshots', scopeOf: tenantScope, view: snapshotView });
  namedRoutes(app, world, { path: '/snapshots', scopeOf: () => 'world', view: worldSnapshotView });

  app.post('/tenants/:name/snapshots', body, (request, response) => {
    const tenant = namedTenant(world, request);
    const scope = { tenant: tenant.name };
    const { name = world.snapshots.freeName(scope) } = readBody(request, NewSnapshot);
    const snapshot = { name, unnamed: 0, tenants: [takeSnapshot(tenant)] };
    world.snapshots.add(scope, snapshot);
    tenant.own();
    reply(response, 201, snapshotView(snapshot));
  });
  app.get('/tenants/:name/snapshots', (request, response) => {
    const { name } = namedTenant(world, request);
    reply(response, 200, { tenant: name, snapshots: world.snapshots.list({ tenant: name }).map(snapshotView) });
  });
  app.post('/tenants/:name/restore', body, (request, response) => {
    const { name } = namedTenant(world, request);
    const snapshot = theTenant(found(world, { tenant: name }, readBody(request, Restoration).snapshot));
    // Under another name, it is a fork.
    const restored = (snapshot.tenant === name ? restoreTenant : forkTenant)(world, name, snapshot);
    reply(response, 200, tenantView(restored));
  });
  app.post('/snapshots', body, (request, response) => {
    const { name = world.snapshots.freeName('world') } = readBody(request, NewSnapshot);
    const snapshot = takeWorldSnapshot(world, name);
    world.snapshots.add('world', snapshot);
    reply(response, 201, worldSnapshotView(snapshot));
  });
  app.get('/snapshots', (_request, response) => {
    reply(response, 200, { snapshots: world.snapshots.list('world').map(worldSnapshotView) });
  });
  app.post('/restore', body, (request, response) => {
    const { snapshot } = readBody(request, Restoration);
    restoreWorld(world, found(world, 'world', snapshot));
    reply(response, 200, { snapshot, tenants: world.tenantNames.sort() });
  });
}

/** Shows, adds and deletes one snapshot: alike for a tenant and for the world. */
function namedRoutes(
  app: Express,
  world: World,
  { path, scopeOf, view }: { path: string; scopeOf: (request: Request) => Scope; view: (one: Snapshot) => object },
): void {
  const one = `${path}/:snapshot`;
  app.get(one, async (request, response) => {
    const content = contentOf(found(world, scopeOf(request), String(request.params.snapshot)));
    const bytes = fileBytesOf(content);
    if (bytes > UPLOADS_LIMIT) throw new Refusal('snapshot-too-large', { bytes, limit: UPLOADS_LIMIT });
    const packed = await packSnapshot(world.files, content);
    reply(response, 200, { format: SNAPSHOT_FORMAT, version: SNAPSHOT_VERSION, ...packed });
  });
  app.put(one, wholeBody(FILE_LIMIT), async (request, response) => {
    const scope = scopeOf(request);
    const name = String(request.params.snapshot);
    checkName(name);
    const file = readFile(request, scope);
    const snapshot = await unpackSnapshot(world.files, file, (content) => {
      const made = snapshotOf(name, content);
      world.snapshots.add(scope, made);
      return made;
    });
    reply(response, 201, view(snapshot));
  });
  app.delete(one, (request, response) => {
    const scope = scopeOf(request);
    const name = String(request.params.snapshot);
    if (!world.snapshots.remove(scope, name)) throw unknown(scope, name);
    reply(response, 204);
  });
}

/** The snapshot that a new tenant starts from: a named one, or the present. */
export function snapshotToFork(world: World, from: { tenant: string; snapshot?: string | undefined }): TenantSnapshot {
  const tenant = world.find(from.tenant);
  if (tenant === null) throw new Refusal('tenant-unknown', { name: from.tenant });
  if (from.snapshot === undefined) return takeSnapshot(tenant);
  return theTenant(found(world, { tenant: from.tenant }, from.snapshot));
}

function checkName(name: string): void {
  const result = NewSnapshot.safeParse({ name });
  if (!result.success) throw new Refusal('body-invalid', { problem: z.prettifyError(result.error) });
}

function readFile(request: Request, scope: Scope): WholeSnapshot {
  const value = readObject(request);
  const { format, version } = value as { readonly format?: unknown; readonly version?: unknown };
  if (format === SNAPSHOT_FORMAT && typeof version === 'number' && version > SNAPSHOT_VERSION) {
    throw new Refusal('snapshot-invalid', {
      problem: `it has version ${version}, and this program reads versions up to ${SNAPSHOT_VERSION}. Use the newer program that made it.`,
    });
  }
  const result = SnapshotFile.safeParse(value);
  if (!result.success) throw new Refusal('snapshot-invalid', { problem: z.prettifyError(result.error) });
  const count = result.data.tenants.length;
  if (scope !== 'world' && count !== 1) {
    throw new Refusal('snapshot-invalid', { problem: `it has ${count} tenants, and a tenant's snapshot has one.` });
  }
  // As it was sent: the schema would drop members of a later version.
  return value as unknown as WholeSnapshot;
}

function found(world: World, scope: Scope, name: string): Snapshot {
  const snapshot = world.snapshots.find(scope, name);
  if (snapshot === null) throw unknown(scope, name);
  return snapshot;
}

function theTenant({ tenants }: Snapshot): TenantSnapshot {
  const [only] = tenants;
  if (only === undefined) throw new Error('a snapshot of a tenant has a tenant');
  return only;
}

const unknown = (scope: Scope, name: string): Refusal =>
  new Refusal('snapshot-unknown', { name, scope: scope === 'world' ? 'the world' : `tenant ${scope.tenant}` });
