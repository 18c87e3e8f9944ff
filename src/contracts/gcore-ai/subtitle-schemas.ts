import { z } from 'zod';
import { facts } from './facts.ts';
import { VideoInput } from './video-schemas.ts';

/** The body of POST /streaming/videos/{video_id}/subtitles: a file, or a wish for generated subtitles. */
export const CreateSubtitleRequest = z.object({
  language: z.string().optional().describe('ISO 639-2 bibliographic; required unless an auto_ field is set'),
  name: z.string().nullish(),
  vtt: z.string().nullish().describe('WebVTT, starting with WEBVTT, or SRT, starting with an integer'),
  auto_transcribe_audio_language: z.string().nullish().describe('auto or an ISO 639-2 code'),
  auto_translate_subtitles_language: z
    .string()
    .nullish()
    .describe('default (eng, fre, ger) or ISO 639-2 codes, comma-separated in one string'),
});

/** The body of PATCH: any subset. */
export const UpdateSubtitleRequest = z.object({
  language: z.string().optional(),
  name: z.string().nullish(),
  vtt: z.string().nullish(),
});

/** A subtitle. Members that have no value yet are absent. */
export const Subtitle = z.object({
  id: z.int().optional(),
  name: z.string().optional(),
  language: z.string().optional(),
  vtt: z.string().optional(),
});

/** The answer of PATCH: without the id. */
export const PatchedSubtitle = Subtitle.omit({ id: true });

/** The body of POST /streaming/videos/batch. */
export const CreateVideosRequest = z.object({
  videos: z
    .array(
      VideoInput.extend({
        subtitles: z.array(z.object({ language: z.string(), vtt: z.string(), name: z.string().nullish() })).optional(),
      }),
    )
    .max(facts.batchVideos.value)
    .optional(),
});
