import type { z } from 'zod';
import type { SnapshotView, WorldSnapshotView } from '../../src/contracts/control/snapshot.ts';
import type { Snapshot } from '../kernel/world/snapshots/snapshot-shelf.ts';

/** A snapshot of one tenant as the control API shows it. */
export function snapshotView(snapshot: Snapshot): z.infer<typeof SnapshotView> {
  const { name, requests, entries, bytes } = worldSnapshotView(snapshot);
  const [{ tenant, at } = { tenant: '', at: 0 }] = snapshot.tenants;
  return { name, tenant, at: new Date(at).toISOString(), requests, entries, bytes };
}

/** A snapshot of the world as the control API shows it. */
export const worldSnapshotView = ({ name, tenants }: Snapshot): z.infer<typeof WorldSnapshotView> => ({
  name,
  tenants: tenants.length,
  requests: sum(tenants.map((tenant) => tenant.requests)),
  entries: sum(tenants.map(({ journal }) => journal.kept.length)),
  bytes: sum(tenants.map(({ memory }) => Buffer.byteLength(memory))),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
