import { assumed, documented } from '../../base/evidence.ts';
import type { ProcessingReason } from '../types.ts';
import { videoErrors } from './videos.ts';

/** The reason for which captions cannot be generated; the video itself is well. */
export const GENERATION_FAILED = 'generation-failed';

const evidence = documented(
  'cloudflare-docs stream/manage-video-library/using-webhooks.mdx: the codes; most texts are ours',
);

/** Why processing at Cloudflare Stream fails: the codes of videos, and a failed generation of captions. */
export const reasons: Readonly<Record<string, ProcessingReason>> = {
  ...Object.fromEntries(Object.entries(videoErrors).map(([code, meaning]) => [code, { meaning, evidence }])),
  [GENERATION_FAILED]: {
    meaning: 'Captions are not generated: the track ends with the status error.',
    evidence: assumed('official OpenAPI: the status error of a track; nothing says why, and no code comes with it'),
  },
};
