import { z } from 'zod';
import { mediaMembers } from '../seed/media-members.ts';
import { subtitleMembers } from '../seed/subtitle-members.ts';
import { CaptionStatus } from './schemas.ts';
import { type VideoErrorCode, videoErrors } from './videos.ts';

/** The states that a video of the mock can have: live inputs are not emulated. */
export const seedStates = ['pendingupload', 'downloading', 'queued', 'inprogress', 'ready', 'error'] as const;

/** A caption track. Without text a generated one has what is heard. */
const StreamCaptionSeed = z.strictObject({
  language: z.string().describe('BCP 47 tag'),
  status: CaptionStatus.optional().describe('Default: ready. One in progress ends as a generation does'),
  generated: z.boolean().optional().describe('Default: false; true for a track in progress or failed'),
  ...subtitleMembers,
});

/** A video. Unfinished ones go on from their state. */
export const StreamVideoSeed = z.strictObject({
  uid: z
    .string()
    .regex(/^[0-9a-f]{32}$/, 'a uid has 32 hex digits in lower case')
    .optional(),
  name: z.string().optional(),
  meta: z.record(z.string(), z.unknown()).optional().describe('Free keys and values'),
  creator: z.string().optional(),
  state: z.enum(seedStates).optional().describe('Default: ready'),
  percent: z.number().min(0).max(100).optional().describe('How much of it is encoded, in progress'),
  error: z
    .enum(Object.keys(videoErrors) as [VideoErrorCode, ...VideoErrorCode[]])
    .optional()
    .describe('Why it failed. Default: ERR_UNKNOWN'),
  ...mediaMembers,
  audio: z.enum(['speech', 'noise', 'none']).optional().describe('Default: speech'),
  captions: z.array(StreamCaptionSeed).optional(),
});

/** What is planted in Cloudflare Stream. */
export const StreamSeed = z.strictObject({
  webhook: z
    .strictObject({ url: z.url(), secret: z.string().min(1).optional().describe('Signs its notifications') })
    .optional(),
  videos: z.array(StreamVideoSeed).optional(),
});

/** What is planted in Cloudflare Stream, as a seed states it. */
export type StreamSeed = z.infer<typeof StreamSeed>;
