import { z } from 'zod';

/** The name of a snapshot: it stands in addresses and can be a file's name. */
export const SnapshotName = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
    'a name has 1 to 64 letters, digits, ".", "_" and "-", and no mark at the start',
  );

/** The body that takes a snapshot. Default of the name: `snapshot-1` and so on. */
export const NewSnapshot = z.strictObject({ name: SnapshotName.optional() });

/** The body that restores a snapshot. */
export const Restoration = z.strictObject({ snapshot: SnapshotName });

/** One snapshot of a tenant. */
export const SnapshotView = z.object({
  name: SnapshotName,
  tenant: z.string().describe('The tenant that it was taken of'),
  at: z.iso.datetime().describe("The tenant's clock at that moment"),
  requests: z.int().describe('Requests of the tenant before it'),
  entries: z.int().describe('Journal entries in it'),
  bytes: z.int().describe('Length of the state as JSON'),
});

/** One snapshot of the world. */
export const WorldSnapshotView = z.object({
  name: SnapshotName,
  tenants: z.int().describe('Tenants in it'),
  requests: z.int(),
  entries: z.int(),
  bytes: z.int(),
});

/** The snapshots of a tenant, oldest first. */
export const SnapshotList = z.object({ tenant: z.string(), snapshots: z.array(SnapshotView) });

/** The snapshots of the world, oldest first. */
export const WorldSnapshotList = z.object({ snapshots: z.array(WorldSnapshotView) });

/** What a restored world holds. */
export const RestoredWorld = z.object({ snapshot: SnapshotName, tenants: z.array(z.string()) });
