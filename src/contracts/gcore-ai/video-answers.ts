import { z } from 'zod';
import { Video, VideoDetails } from './video-schemas.ts';

/** What a new video is cut to comes back like its other members; that it does is assumed, and so are the types. */
const REPEATED = { clip_start_seconds: z.unknown().optional(), clip_duration_seconds: z.unknown().optional() };

/** A video in an answer that lists: the specification's members and those that it has beyond. */
export const ListedVideo = Video.extend(REPEATED);

/** A video in an answer of its own. */
export const ShownVideo = VideoDetails.extend({
  ...REPEATED,
  iframe_embed_code: z.string().optional().describe('HTML; in the guides only'),
  origin_width: z.unknown().optional(),
  origin_height: z.unknown().optional(),
  origin_audio_channels: z.unknown().optional(),
});
