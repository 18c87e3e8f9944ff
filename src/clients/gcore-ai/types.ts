import type { CallOptions, ClientOptions } from '../http.ts';
import type {
  Task,
  TaskFilter,
  TaskInput,
  TaskPage,
  TaskSummary,
  TranscriptionInput,
  TranscriptionResult,
} from './task-types.ts';
import type {
  PatchedSubtitle,
  Subtitle,
  SubtitleFile,
  SubtitleWish,
  Video,
  VideoFilter,
  VideoInput,
} from './video-types.ts';

/** How to reach Gcore Streaming. `baseUrl` ends before /streaming. */
export interface GcoreOptions extends ClientOptions {
  /** The API token, as `Authorization: APIKey <token>`. It may hold `$` and spaces; mind what a shell makes of them. */
  readonly apiKey: string;
}

/** How to wait for a task. */
export interface WaitOptions extends CallOptions {
  /** Seconds before the second look. Default 2. */
  readonly firstPollSeconds?: number | undefined;
  /** Every wait is so many times the one before. Default 1.5. */
  readonly pollFactor?: number | undefined;
  /** The longest wait between two looks, in seconds. Default 30. */
  readonly longestPollSeconds?: number | undefined;
  /** Seconds to wait in all. Default 21,600 (six hours). The task goes on: `waitForTask` can take it up again. */
  readonly limitSeconds?: number | undefined;
  /** Cancel the task when the signal ends the wait. Default: true for `transcribe`, false for `waitForTask`. */
  readonly cancelOnAbort?: boolean | undefined;
  /** Called with the task after every look. */
  readonly onProgress?: ((task: Task) => void) | undefined;
}

/** A transcription with the task it came from. */
export interface Transcription extends TranscriptionResult {
  readonly taskId: string;
}

/**
 * A client of Gcore Streaming: AI tasks, videos, subtitles. Every method rejects with a `GcoreError` and with nothing else.
 * Making a task, video or subtitle is sent again only when the service certainly did not do it; everything else is repeated.
 */
export interface GcoreClient {
  /** Starts a task. Look `clientEntityData` up by `search` when the outcome stayed unknown. */
  createTask(input: TaskInput, options?: CallOptions): Promise<{ readonly taskId: string }>;
  /** A task with its result. */
  getTask(taskId: string, options?: CallOptions): Promise<Task>;
  /** One page of tasks, the last started first. Pages count from 1. */
  listTasks(filter?: TaskFilter & { readonly page?: number | undefined }, options?: CallOptions): Promise<TaskPage>;
  /** Every task that matches, page by page, none twice. Ends well when the pages do, however the service says so. */
  allTasks(filter?: TaskFilter, options?: CallOptions): AsyncGenerator<TaskSummary, void, undefined>;
  /** Cancels a task. @throws {TaskFinalError} when it is final already. */
  cancelTask(taskId: string, options?: CallOptions): Promise<void>;
  /** Whether speech in a language can become subtitles in another, or in the same when only one is given. */
  isLanguageSupported(audioLanguage: string, subtitlesLanguage?: string, options?: CallOptions): Promise<boolean>;
  /**
   * Waits until a task succeeds, looking at growing intervals. PENDING after STARTED is no end; some looks in a row may fail.
   * @throws {TaskFailedError | TaskRevokedError | TaskTimeoutError | TaskAbortedError}
   */
  waitForTask(taskId: string, options?: WaitOptions): Promise<Task>;
  /** Starts a transcription or translation and waits for its text. @throws what `waitForTask` throws */
  transcribe(input: TranscriptionInput, options?: WaitOptions): Promise<Transcription>;

  /** Makes a video. The service may answer with an array or with an object. */
  createVideo(input: VideoInput, options?: CallOptions): Promise<Video>;
  getVideo(videoId: number, options?: CallOptions): Promise<Video>;
  /** One page of videos, the newest first. */
  listVideos(filter?: VideoFilter, options?: CallOptions): Promise<readonly Video[]>;
  /** Changes what is given and nothing else. */
  updateVideo(videoId: number, changes: Partial<VideoInput>, options?: CallOptions): Promise<Video>;
  /** Deletes a video with its subtitles. */
  deleteVideo(videoId: number, options?: CallOptions): Promise<void>;

  listSubtitles(videoId: number, options?: CallOptions): Promise<readonly Subtitle[]>;
  /** Adds a subtitle file, or has subtitles generated. Twice adds two. */
  createSubtitle(videoId: number, input: SubtitleFile | SubtitleWish, options?: CallOptions): Promise<Subtitle>;
  getSubtitle(videoId: number, subtitleId: number, options?: CallOptions): Promise<Subtitle>;
  updateSubtitle(
    videoId: number,
    subtitleId: number,
    changes: Partial<SubtitleFile>,
    options?: CallOptions,
  ): Promise<PatchedSubtitle>;
  deleteSubtitle(videoId: number, subtitleId: number, options?: CallOptions): Promise<void>;
  /**
   * Puts a subtitle file in its place: replaces the one of the same language and name, else adds it. May be called again
   * after any error, since it looks first.
   */
  attachSubtitle(videoId: number, file: SubtitleFile, options?: CallOptions): Promise<Subtitle>;
}
