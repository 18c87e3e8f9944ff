import { documented } from '../../base/evidence.ts';

/** A user who exceeds the request limit is blocked for this long. */
export const BLOCK_SECONDS = 300;

/** Where the length of the block stands. */
export const blockEvidence = documented(
  'developers.cloudflare.com/fundamentals/api/reference/limits: all calls are blocked for the next five minutes',
);
