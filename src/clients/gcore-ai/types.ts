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
  /**
   * The API token, as `Authorization: APIKey <token>`. It may contain `$` and spaces, which a shell may change. Default:
   * `GCORE_API_KEY` of the environment.
   */
  readonly apiKey?: string | undefined;
}

/** How to wait for a task. */
export interface WaitOptions extends CallOptions {
  /** Seconds before the second poll. Default: 2. */
  readonly firstPollSeconds?: number | undefined;
  /** Factor from one wait to the next. Default: 1.5. */
  readonly pollFactor?: number | undefined;
  /** Longest wait between two polls, in seconds. Default: 30. */
  readonly longestPollSeconds?: number | undefined;
  /** Total limit of the wait in seconds. Default: 21,600 (six hours). The task continues; `waitForTask` can resume the wait. */
  readonly limitSeconds?: number | undefined;
  /** Whether to cancel the task when the signal ends the wait. Default: true for `transcribe`, false for `waitForTask`. */
  readonly cancelOnAbort?: boolean | undefined;
  /** Called with the task after every poll. */
  readonly onProgress?: ((task: Task) => void) | undefined;
}

/** A transcription with its task. */
export interface Transcription extends TranscriptionResult {
  readonly taskId: string;
}

/**
 * A client of Gcore Streaming: AI tasks, videos, subtitles. Every method rejects with a `GcoreError`, or with
 * `OptionError` for an option that it does not have. Repeats the
 * creation of a task, video or subtitle only if the service certainly did not do it; repeats everything else.
 */
export interface GcoreClient {
  /** Starts a task. If the outcome is unknown, find the task by its `clientEntityData` with `search`. */
  createTask(input: TaskInput, options?: CallOptions): Promise<{ readonly taskId: string }>;
  /** Returns a task with its result. */
  getTask(taskId: string, options?: CallOptions): Promise<Task>;
  /** Returns one page of tasks, the last started first. Pages count from 1. */
  listTasks(filter?: TaskFilter & { readonly page?: number | undefined }, options?: CallOptions): Promise<TaskPage>;
  /** Yields every matching task once, page by page, and ends after the last page in all forms of the service. */
  allTasks(filter?: TaskFilter, options?: CallOptions): AsyncGenerator<TaskSummary, void, undefined>;
  /** Cancels a task. @throws {TaskFinalError} when it is already final. */
  cancelTask(taskId: string, options?: CallOptions): Promise<void>;
  /** Whether the service can transcribe a language, or translate its speech to another language. */
  isLanguageSupported(audioLanguage: string, subtitlesLanguage?: string, options?: CallOptions): Promise<boolean>;
  /**
   * Waits until a task succeeds, polling at growing intervals. PENDING after STARTED does not end the wait, nor do a few
   * consecutive failed polls.
   * @throws {TaskFailedError | TaskRevokedError | TaskTimeoutError | TaskAbortedError}
   */
  waitForTask(taskId: string, options?: WaitOptions): Promise<Task>;
  /** Starts a transcription or translation and waits for its text. @throws the errors of `waitForTask` */
  transcribe(input: TranscriptionInput, options?: WaitOptions): Promise<Transcription>;

  /** Creates a video. The service may answer with an array or with an object. */
  createVideo(input: VideoInput, options?: CallOptions): Promise<Video>;
  getVideo(videoId: number, options?: CallOptions): Promise<Video>;
  /** Returns one page of videos, the newest first. */
  listVideos(filter?: VideoFilter, options?: CallOptions): Promise<readonly Video[]>;
  /** Yields every matching video once, page by page. */
  allVideos(filter?: Omit<VideoFilter, 'page'>, options?: CallOptions): AsyncGenerator<Video, void, undefined>;
  /** Changes only the given members. */
  updateVideo(videoId: number, changes: Partial<VideoInput>, options?: CallOptions): Promise<Video>;
  /** Deletes a video with its subtitles. */
  deleteVideo(videoId: number, options?: CallOptions): Promise<void>;

  listSubtitles(videoId: number, options?: CallOptions): Promise<readonly Subtitle[]>;
  /** Adds a subtitle file, or starts the generation of subtitles. Two calls add two subtitles. */
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
   * Replaces the subtitle of the same language and name, else adds it. The caller may repeat it after any error, because
   * it reads the list first.
   */
  attachSubtitle(videoId: number, file: SubtitleFile, options?: CallOptions): Promise<Subtitle>;
}
