import type { ResumableUploadInput } from './types.ts';

/**
 * Writes Upload-Metadata: pairs of a key and its value in Base64, joined by commas. Keys as the vendor spells them in
 * resumable-uploads.mdx and direct-creator-uploads.mdx; members of `meta` that are not texts are written as JSON.
 */
export function uploadMetadata(input: ResumableUploadInput): string {
  const { meta = {}, requireSignedURLs, allowedOrigins, scheduledDeletion, thumbnailTimestampPct } = input;
  const known: Readonly<Record<string, string | null | undefined>> = {
    ...Object.fromEntries(
      Object.entries(meta).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
    requiresignedurls: requireSignedURLs === true ? '' : undefined,
    allowedorigins: allowedOrigins?.join(','),
    scheduleddeletion: scheduledDeletion,
    thumbnailtimestamppct: thumbnailTimestampPct?.toString(),
    maxDurationSeconds: input.maxDurationSeconds?.toString(),
    expiry: input.expiry,
  };
  return Object.entries(known)
    .flatMap(([key, value]) => (value === undefined || value === null ? [] : [pair(key, value)]))
    .join(',');
}

/** A value that is empty is left out, as the vendor's examples do. */
const pair = (key: string, value: string): string =>
  value === '' ? key : `${key} ${Buffer.from(value).toString('base64')}`;
