import { z } from 'zod';
import { TENANT_NAME } from '../tenant-name.ts';
import { FaultRuleSchema } from './faults.ts';
import { JournalEntry } from './journal.ts';

/** The version of snapshot files that this program writes and reads. */
export const SNAPSHOT_VERSION = 1;

/** What the first member of a snapshot file says. */
export const SNAPSHOT_FORMAT = 'caption-harness snapshot';

const time = z.number();
const data = z.looseObject({});
const limit = z.object({ requests: z.number(), seconds: z.number() }).nullable();

const Settings = z.object({
  clock: z.object({
    mode: z.enum(['real', 'manual', 'scaled']),
    factor: z.number().positive().optional(),
    start: time.optional(),
  }),
  seed: z.int(),
  switches: z.record(z.string(), z.string()),
  credits: z.int(),
  limits: z.record(z.string(), limit),
});

const Due = z.object({ at: time, order: z.int(), kind: z.string(), data });

const Translated = z.object({
  rules: z.array(
    z.object({
      from: z.string().nullable(),
      to: z.string(),
      phrases: z.record(z.string(), z.string()),
      patterns: z.array(z.object({ match: z.string(), replace: z.string() })),
    }),
  ),
  files: z.array(z.object({ from: z.string().nullable(), to: z.string(), sha256: z.string(), content: z.string() })),
});

/** What a tenant remembers. The states of providers are theirs alone. */
const Memory = z.looseObject({
  settings: Settings,
  opened: Settings,
  clock: z.object({ origin: time, offset: z.number() }),
  account: z.object({ total: z.int(), used: z.int() }),
  counters: z.record(z.string(), z.int()),
  windows: z.record(
    z.string(),
    z.object({
      openedAt: time.nullable(),
      used: z.int(),
      times: z.array(time),
      blockedUntil: time.nullable(),
    }),
  ),
  states: z.record(z.string(), data),
  plans: z.object({ heap: z.array(Due), planned: z.int(), running: Due.nullable() }),
  faults: z.object({
    faults: z.array(z.looseObject({ id: z.string(), rule: FaultRuleSchema, matched: z.int(), struck: z.int() })),
    headers: z.array(z.string()),
    count: z.int(),
  }),
  book: z.object({ heard: z.array(data), translated: Translated }),
  files: z.record(z.string(), z.object({ name: z.string(), bytes: z.int().min(0) })),
  isOwn: z.boolean(),
  isWritten: z.boolean(),
});

const Stored = z.object({
  time,
  took: z.number(),
  size: z.int(),
  order: z.number(),
  entry: JournalEntry.omit({ time: true }).loose(),
  circumstances: z.looseObject({
    at: time,
    what: z.string(),
    credits: z.object({ total: z.int(), used: z.int() }),
    windows: z.record(z.string(), data),
  }),
});

/** A snapshot of one tenant, or of all, as a file. */
export const SnapshotFile = z.object({
  format: z.literal(SNAPSHOT_FORMAT),
  version: z.literal(SNAPSHOT_VERSION),
  unnamed: z.int().min(0).describe('Tenants that were opened without a name'),
  tenants: z.array(
    z.object({
      tenant: z.string().regex(new RegExp(`^${TENANT_NAME}$`)),
      at: time.describe("The tenant's clock in epoch milliseconds"),
      memory: Memory,
      journal: z.object({ dropped: z.int().min(0), entries: z.array(Stored) }),
    }),
  ),
  files: z.record(z.string(), z.base64()).describe('Bytes of unfinished uploads'),
});
