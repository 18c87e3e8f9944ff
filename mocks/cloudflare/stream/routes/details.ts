import type { JsonObject } from '../../../../src/base/json.ts';
import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import type { StoredVideo } from '../model/state.ts';
import { refuse } from './errors.ts';

/** The details of a video that copy, direct upload and edit accept. */
export interface Details {
  readonly allowedOrigins?: readonly string[] | undefined;
  readonly creator?: string | undefined;
  readonly meta?: JsonObject | undefined;
  readonly requireSignedURLs?: boolean | undefined;
  readonly scheduledDeletion?: string | null | undefined;
  readonly thumbnailTimestampPct?: number | undefined;
  readonly maxDurationSeconds?: number | undefined;
}

const NAMES = [
  'allowedOrigins',
  'creator',
  'meta',
  'requireSignedURLs',
  'scheduledDeletion',
  'thumbnailTimestampPct',
  'maxDurationSeconds',
] as const;

/** The details of a request, to be merged into a video. */
export const givenDetails = (details: Details): Partial<StoredVideo> =>
  Object.fromEntries(NAMES.filter((name) => details[name] !== undefined).map((name) => [name, details[name]]));

/** Refuses a deletion scheduled less than 30 days after the upload. `uploadedAt` is in epoch milliseconds. */
export function checkDeletion(scheduledDeletion: string | null | undefined, uploadedAt: number): void {
  if (scheduledDeletion === undefined || scheduledDeletion === null) return;
  if (Date.parse(scheduledDeletion) < uploadedAt + facts.deletionNoticeSeconds.value * 1000)
    throw refuse('deletion-too-soon');
}

/** Refuses a deletion scheduled more than 1,096 days ahead, which is documented of resumable uploads only. `createdAt` is in epoch milliseconds. */
export function checkLatestDeletion(scheduledDeletion: string | null | undefined, createdAt: number): void {
  if (scheduledDeletion === undefined || scheduledDeletion === null) return;
  if (Date.parse(scheduledDeletion) > createdAt + facts.tusLatestDeletionSeconds.value * 1000)
    throw refuse('deletion-too-late');
}
