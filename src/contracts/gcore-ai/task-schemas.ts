import { z } from 'zod';
import { type Category, categories } from './categories.ts';
import { facts } from './facts.ts';
import { taskStatusNames } from './task-status.ts';

const common = {
  url: z.string().describe('Link to an MP4 file (content moderation: also JPEG, PNG), reachable without authorization'),
  client_user_id: z.string().max(facts.clientUserIdCharacters.value).nullish().describe('Opaque; echoed in task_data'),
  client_entity_data: z
    .string()
    .max(facts.clientEntityDataCharacters.value)
    .nullish()
    .describe('Opaque; echoed in task_data'),
};

/** POST /streaming/ai/tasks, shape one: transcription and translation. */
export const TranscriptionRequest = z.object({
  ...common,
  task_name: z.literal('transcription'),
  audio_language: z.string().nullish().describe('ISO 639-2 bibliographic; absent: detected, several languages allowed'),
  subtitles_language: z.string().nullish().describe('ISO 639-2 bibliographic target; absent: the original language'),
});

const moderation = <Name extends Category>(category: Name) =>
  z.object({ ...common, task_name: z.literal('content-moderation'), category: z.literal(category) });

const stopObjects = {
  stop_objects: z.string().optional().describe('Comma list of LABEL[:threshold] that end the search'),
};

/** POST /streaming/ai/tasks, shapes two to five: content moderation. */
export const moderationRequests = [
  moderation('nsfw'),
  moderation('hard_nudity').extend(stopObjects),
  moderation('soft_nudity').extend(stopObjects),
  moderation('sport'),
] as const;

/** The body of POST /streaming/ai/tasks: exactly one of five shapes. */
export const CreateTaskRequest = z.union([TranscriptionRequest, ...moderationRequests]);

/** The answer of POST /streaming/ai/tasks. */
export const CreateTaskResponse = z.object({ task_id: z.uuid() });

const moment = z.iso.datetime({ offset: true });
const echo = { client_id: z.int().optional() };

/** The request as a task repeats it, with the account's id. */
const TaskData = z.union([
  TranscriptionRequest.extend(echo),
  moderationRequests[0].extend(echo),
  moderationRequests[1].extend(echo),
  moderationRequests[2].extend(echo),
  moderationRequests[3].extend(echo),
]);

/** A task without its result: an item of the list. */
export const Task = z.object({
  task_id: z.uuid(),
  status: z.enum(taskStatusNames),
  progress: z.int().min(0).max(100).describe('More than 0: taken into work'),
  processing_time: z.object({
    started_at: moment.nullish(),
    completed_at: moment.nullish(),
    total_time_sec: z.number().nullish().describe('Seconds from started_at to completed_at'),
  }),
  task_data: TaskData,
});

/** The result of a transcription or translation. Times are HH:MM:SS.mmm. */
export const TranscriptionResult = z.object({
  speech_detected: z.boolean(),
  subtitles: z
    .array(
      z.object({ start_time: z.string().optional(), end_time: z.string().optional(), text: z.string().optional() }),
    )
    .optional(),
  vttContent: z.string().optional(),
  concatenated_text: z.string().optional(),
  languages: z.array(z.string()).optional(),
});

const Frame = z.object({
  label: z.string(),
  frame_number: z.int(),
  confidence: z.number().describe('0 to 1'),
});

const found = (category: Category) => ({
  detection_results: z.array(z.enum(categories[category].labels as readonly [string, ...string[]])),
  frames: z.array(Frame),
});

/** The result of content moderation, by category. */
export const moderationResults = {
  nsfw: z.object({ nsfw_detected: z.boolean(), ...found('nsfw') }),
  hard_nudity: z.object({ nudity_detected: z.boolean(), ...found('hard_nudity') }),
  soft_nudity: z.object({ nudity_detected: z.boolean(), ...found('soft_nudity') }),
  sport: z.object({ sport_detected: z.boolean(), ...found('sport') }),
} as const satisfies Readonly<Record<Category, z.ZodType>>;

/** What is left of a task that failed. */
const FailureResult = z.object({ error: z.string() });

/** The answer of GET /streaming/ai/tasks/{task_id}. `result` is null until the task is final. */
export const TaskWithResult = Task.extend({
  result: z
    .union([
      TranscriptionResult,
      moderationResults.sport,
      moderationResults.nsfw,
      moderationResults.hard_nudity,
      moderationResults.soft_nudity,
      FailureResult,
    ])
    .nullish(),
});

/** The answer of GET /streaming/ai/tasks. `next` and `previous` are bare query strings (`page=2`), not URLs. */
export const TaskList = z.object({
  count: z.int().optional(),
  next: z.string().nullish(),
  previous: z.string().nullish(),
  results: z.array(Task).optional(),
});

/** The query of GET /streaming/ai/tasks. */
export const TaskListQuery = z.object({
  task_id: z.uuid().optional(),
  task_name: z.enum(['transcription', 'content-moderation']).optional(),
  status: z.enum(taskStatusNames).optional(),
  date_created: z.string().optional().describe('ISO 8601'),
  ordering: z
    .enum(['task_id', 'status', 'task_name', 'started_at'])
    .optional()
    .describe('Ascending; else newest first'),
  search: z.string().optional().describe('Full or partial match over task_id, task_name, status and task_data'),
  page: z.int().optional().describe('From 1'),
  limit: z.int().optional().describe('10 by default'),
});

/** The answer of POST /streaming/ai/tasks/{task_id}/cancel. */
export const CancelResponse = z.object({ result: z.string().optional() });

/** The query of GET /streaming/ai/info. */
export const InfoQuery = z.object({
  type: z.enum(['language_support']),
  audio_language: z.string().optional(),
  subtitles_language: z.string().optional(),
});

/** The answer of GET /streaming/ai/info. */
export const InfoResponse = z.object({ supported: z.boolean().optional() });
