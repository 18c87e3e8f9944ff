import { attach } from './gcore-ai/attach.ts';
import { type Connection, connect } from './gcore-ai/connection.ts';
import { methodOptions } from './gcore-ai/method-options.ts';
import { createSubtitleMethods } from './gcore-ai/subtitle-methods.ts';
import { createTaskMethods } from './gcore-ai/task-methods.ts';
import type { GcoreClient, GcoreOptions } from './gcore-ai/types.ts';
import { createVideoMethods } from './gcore-ai/video-methods.ts';
import { strictCalls } from './http/strict-calls.ts';

export {
  FeatureDisabledError,
  type GcoreError,
  InvalidFieldsError,
  LanguageError,
  NotFoundError,
  QueueFullError,
  TaskFinalError,
} from './gcore-ai/errors.ts';
export { POLL_POLICY, type PollPolicy } from './gcore-ai/poll-settings.ts';
export {
  TaskAbortedError,
  type TaskError,
  TaskFailedError,
  TaskRevokedError,
  TaskTimeoutError,
} from './gcore-ai/task-errors.ts';
export type {
  FailureResult,
  ModerationCategory,
  ModerationInput,
  ModerationResult,
  Task,
  TaskData,
  TaskFilter,
  TaskInput,
  TaskPage,
  TaskResult,
  TaskSummary,
  TranscriptionCue,
  TranscriptionInput,
  TranscriptionResult,
} from './gcore-ai/task-types.ts';
export type { GcoreClient, GcoreOptions, Transcription, WaitOptions } from './gcore-ai/types.ts';
export type {
  PatchedSubtitle,
  Rendition,
  Subtitle,
  SubtitleFile,
  SubtitleWish,
  Video,
  VideoFilter,
  VideoInput,
} from './gcore-ai/video-types.ts';
export type { CallOptions } from './http.ts';

/**
 * Makes a client of Gcore Streaming (guide generate-captions-via-api; streaming_api.yaml of 2026-07-14).
 * @throws {InputError} for an option that cannot work; the message never repeats the token.
 * @example
 * const client = createGcoreClient({ baseUrl: 'http://127.0.0.1:4020', apiKey: 'mock_demo' });
 * const { vtt } = await client.transcribe({ url: 'https://example.com/talk.mp4', subtitlesLanguage: 'ger' });
 * await client.attachSubtitle(videoId, { language: 'ger', vtt });
 * @example
 * try {
 *   await client.transcribe({ url }, { limitSeconds: 600 });
 * } catch (error) {
 *   if (error instanceof TaskTimeoutError) await client.waitForTask(error.taskId);
 *   else if (error instanceof TaskFailedError) console.log(error.reason);
 *   else throw error;
 * }
 */
export function createGcoreClient(options: GcoreOptions = {}): GcoreClient {
  const connection: Connection = connect(options);
  const subtitles = createSubtitleMethods(connection);
  const client: GcoreClient = {
    ...createTaskMethods(connection),
    ...createVideoMethods(connection),
    ...subtitles,
    attachSubtitle: (videoId, file, call = {}) => attach(subtitles, videoId, file, call),
  };
  return strictCalls(client, methodOptions);
}
