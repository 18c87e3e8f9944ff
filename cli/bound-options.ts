import type { Command } from 'commander';
import { type Bounds, defaultBounds } from '../mocks/kernel/world/bounds.ts';
import { positive } from './options.ts';

/** The part of a command line that says how much the mocks may hold. */
export interface BoundFlags {
  readonly maxTenants: number;
  readonly maxJournalEntries: number;
  readonly maxJournalMegabytes: number;
  readonly maxDownloadMegabytes: number;
  readonly maxUploads: number;
  readonly maxUploadMegabytes: number;
  readonly idleSeconds: number;
}

const MEGABYTE = 1_000_000;
const { tenants, journalEntries, journalBytes, downloadBytes, uploads, uploadBytes } = defaultBounds;

/** Adds the options that bound what the mocks hold. */
export const withBoundOptions = (command: Command): Command =>
  command
    .option('--max-tenants <number>', 'tenants kept; idle empty ones give way', positive, tenants)
    .option('--max-journal-entries <number>', 'journal entries kept of a tenant', positive, journalEntries)
    .option('--max-journal-megabytes <number>', 'of all journals together', positive, journalBytes / MEGABYTE)
    .option('--max-download-megabytes <number>', 'largest file that is fetched', positive, downloadBytes / MEGABYTE)
    .option('--max-uploads <number>', 'uploads that may be unfinished at once', positive, uploads)
    .option('--max-upload-megabytes <number>', 'of all unfinished uploads', positive, uploadBytes / MEGABYTE)
    .option('--idle-seconds <number>', 'a body that is silent for so long is ended', positive, 60);

/** The bounds that the flags ask for. */
export const boundsFrom = (flags: BoundFlags): Bounds => ({
  tenants: flags.maxTenants,
  journalEntries: flags.maxJournalEntries,
  journalBytes: flags.maxJournalMegabytes * MEGABYTE,
  downloadBytes: flags.maxDownloadMegabytes * MEGABYTE,
  uploads: flags.maxUploads,
  uploadBytes: flags.maxUploadMegabytes * MEGABYTE,
});
