import type { Command } from 'commander';
import { type Bounds, defaultBounds } from '../mocks/kernel/world/bounds.ts';
import { positive } from './options.ts';

/** The options that limit how much the mocks hold. */
export interface BoundFlags {
  readonly maxTenants: number;
  readonly maxJournalEntries: number;
  readonly maxJournalMegabytes: number;
  readonly maxDownloadMegabytes: number;
  readonly maxUploads: number;
  readonly maxUploadMegabytes: number;
  readonly maxSnapshots: number;
  readonly idleSeconds: number;
}

const MEGABYTE = 1_000_000;
const { tenants, journalEntries, journalBytes, downloadBytes, uploads, uploadBytes, snapshots } = defaultBounds;

/** Adds the options that bound what the mocks hold. */
export const withBoundOptions = (command: Command): Command =>
  command
    .option('--max-tenants <number>', 'tenants kept; idle, empty ones are removed first', positive, tenants)
    .option('--max-journal-entries <number>', 'journal entries kept per tenant', positive, journalEntries)
    .option('--max-journal-megabytes <number>', 'size of all journals together', positive, journalBytes / MEGABYTE)
    .option('--max-download-megabytes <number>', 'largest file that a mock fetches', positive, downloadBytes / MEGABYTE)
    .option('--max-uploads <number>', 'unfinished uploads at the same time', positive, uploads)
    .option(
      '--max-upload-megabytes <number>',
      'size of all unfinished uploads together',
      positive,
      uploadBytes / MEGABYTE,
    )
    .option('--max-snapshots <number>', 'snapshots kept of all tenants together', positive, snapshots)
    .option('--idle-seconds <number>', 'end a request whose body is silent for this long', positive, 60);

/** The bounds that the options set. */
export const boundsFrom = (flags: BoundFlags): Bounds => ({
  tenants: flags.maxTenants,
  journalEntries: flags.maxJournalEntries,
  journalBytes: flags.maxJournalMegabytes * MEGABYTE,
  downloadBytes: flags.maxDownloadMegabytes * MEGABYTE,
  uploads: flags.maxUploads,
  uploadBytes: flags.maxUploadMegabytes * MEGABYTE,
  snapshots: flags.maxSnapshots,
});
