import { z } from 'zod';
import { mediaMembers } from '../seed/media-members.ts';
import { subtitleMembers } from '../seed/subtitle-members.ts';
import { categoryNames } from './categories.ts';
import { languageOf } from './language-rules.ts';
import { type ProcessingErrorId, processingErrors } from './task-errors.ts';
import { taskStatusNames } from './task-status.ts';
import { videoStatuses } from './video-schemas.ts';

const Code = z
  .string()
  .refine((code) => languageOf(code) !== null, 'expected an ISO 639-2 code that Gcore has, such as eng or ger');
const Reason = z.enum(Object.keys(processingErrors) as [ProcessingErrorId, ...ProcessingErrorId[]]);
const Id = z.int().min(1).max(4_294_967_295);
const Time = z.iso.datetime({ offset: true });

/** A subtitle of a video. */
const GcoreSubtitleSeed = z.strictObject({
  id: Id.optional(),
  name: z.string().optional(),
  language: Code.optional(),
  ...subtitleMembers,
});

/** A video. Unfinished ones with a URL go on from their status. */
export const GcoreVideoSeed = z.strictObject({
  id: Id.optional(),
  slug: z
    .string()
    .regex(/^[0-9A-Za-z]{1,32}$/, 'a slug has digits and letters')
    .optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  status: z.enum(videoStatuses).optional().describe('Default: ready'),
  error: Reason.optional().describe('Why it failed'),
  ...mediaMembers,
  webhook: z.url().optional().describe('Gets its notifications'),
  subtitles: z.array(GcoreSubtitleSeed).optional(),
});

/** The result of a finished task. Default: what is heard at its URL. */
const GcoreResultSeed = z.strictObject({
  ...subtitleMembers,
  languages: z.array(Code).optional(),
  error: Reason.optional().describe('Why it failed. Default: internal-failure'),
});

/** An AI task. Unfinished ones go on from their status. */
export const GcoreTaskSeed = z.strictObject({
  id: z.uuid().optional(),
  task: z.enum(['transcription', 'content-moderation']).optional().describe('Default: transcription'),
  url: z.url().describe('Its source'),
  audio_language: Code.optional(),
  subtitles_language: Code.optional(),
  category: z.enum(categoryNames).optional(),
  client_user_id: z.string().optional(),
  client_entity_data: z.string().optional(),
  status: z.enum(taskStatusNames).optional().describe('Default: SUCCESS'),
  progress: z.int().min(0).max(100).optional(),
  created: Time.optional().describe('Default: now'),
  started: Time.optional(),
  completed: Time.optional(),
  result: GcoreResultSeed.optional(),
});

/** What is planted in Gcore Streaming. */
export const GcoreSeed = z.strictObject({
  videos: z.array(GcoreVideoSeed).optional(),
  tasks: z.array(GcoreTaskSeed).optional(),
});

/** What is planted in Gcore Streaming, as a seed states it. */
export type GcoreSeed = z.infer<typeof GcoreSeed>;
