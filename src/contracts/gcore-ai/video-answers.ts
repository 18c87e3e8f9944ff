import { z } from 'zod';
import { Video, VideoDetails } from './video-schemas.ts';

/**
 * Members that answers have beyond the specification: what a new video is cut to, repeated, and what its file is like.
 * That they are there is assumed, and so are their types.
 */
const BEYOND = {
  clip_start_seconds: z.unknown().optional(),
  clip_duration_seconds: z.unknown().optional(),
  origin_width: z.unknown().optional(),
  origin_height: z.unknown().optional(),
  origin_audio_channels: z.unknown().optional(),
};

/** A video in an answer that lists. */
export const ListedVideo = Video.extend(BEYOND);

/** A video in an answer of its own. */
export const ShownVideo = VideoDetails.extend({
  ...BEYOND,
  iframe_embed_code: z.string().optional().describe('HTML; in the guides only'),
});
