import type { TaskStatus } from '../../contracts/gcore-ai/task-status.ts';

/** Fields of every new task. */
interface TaskCommon {
  /** Link to an MP4 file that needs no authorization; content moderation also takes JPEG and PNG. */
  readonly url: string;
  /** The caller's own text, at most 256 characters. The task returns it. */
  readonly clientUserId?: string | undefined;
  /** The caller's own text, at most 4096 characters. The task returns it, and `search` finds it. */
  readonly clientEntityData?: string | undefined;
}

/** Speech to text, and to another language when `subtitlesLanguage` is given. Codes are ISO 639-2, for example `ger`. */
export interface TranscriptionInput extends TaskCommon {
  /** Spoken language. Default: detected; only then may languages alternate. */
  readonly audioLanguage?: string | undefined;
  /** Language of the subtitles. Default: the spoken language. */
  readonly subtitlesLanguage?: string | undefined;
}

/** The categories of content moderation. */
export type ModerationCategory = 'nsfw' | 'hard_nudity' | 'soft_nudity' | 'sport';

/** A moderation task for one category. */
export interface ModerationInput extends TaskCommon {
  readonly category: ModerationCategory;
  /** Comma-separated `LABEL[:threshold]` that end the search; only for hard and soft nudity. */
  readonly stopObjects?: string | undefined;
}

/** A new task: transcription, or content moderation when it has a `category`. */
export type TaskInput = TranscriptionInput | ModerationInput;

/** The request of a task. Members that the service omits are null. */
export interface TaskData {
  readonly url: string | null;
  readonly taskName: string | null;
  readonly category: string | null;
  readonly audioLanguage: string | null;
  readonly subtitlesLanguage: string | null;
  readonly clientUserId: string | null;
  readonly clientEntityData: string | null;
  readonly clientId: number | null;
}

/** A task in a list. */
export interface TaskSummary {
  readonly taskId: string;
  /** One of seven known statuses, or a new one of the service. */
  readonly status: TaskStatus | (string & {});
  /** True in SUCCESS, FAILURE and REVOKED: the task does not change any more. */
  readonly final: boolean;
  /** 0 to 100; more than 0 after the start. */
  readonly progress: number;
  /** ISO 8601; null before the start. */
  readonly startedAt: string | null;
  /** ISO 8601; null before the end. */
  readonly completedAt: string | null;
  /** Seconds from start to end; null before the end. */
  readonly totalSeconds: number | null;
  readonly data: TaskData;
}

/** A single task, with its result. */
export interface Task extends TaskSummary {
  /** Null until the task is final, for a cancelled task, and after the month for which the service keeps results. */
  readonly result: TaskResult | null;
}

/** One piece of text with its time, in milliseconds from the start of the media. */
export interface TranscriptionCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** The result of a transcription or translation. */
export interface TranscriptionResult {
  readonly type: 'transcription';
  /** False for music and silence; the other members are then empty. */
  readonly speechDetected: boolean;
  readonly cues: readonly TranscriptionCue[];
  /** The cues as a WebVTT file. */
  readonly vtt: string;
  /** The texts alone. */
  readonly text: string;
  /** ISO 639-2 codes: the given ones, or at most five detected ones. */
  readonly languages: readonly string[];
}

/** The result of content moderation. */
export interface ModerationResult {
  readonly type: 'moderation';
  readonly detected: boolean;
  /** All labels found. */
  readonly labels: readonly string[];
  readonly frames: readonly {
    readonly label: string;
    readonly frameNumber: number;
    /** 0 to 1. */
    readonly confidence: number;
  }[];
}

/** Why a task failed. */
export interface FailureResult {
  readonly type: 'failure';
  readonly error: string;
}

/** The result of a task. */
export type TaskResult = TranscriptionResult | ModerationResult | FailureResult;

/** A filter for tasks. */
export interface TaskFilter {
  readonly taskId?: string | undefined;
  readonly taskName?: 'transcription' | 'content-moderation' | undefined;
  readonly status?: TaskStatus | undefined;
  /** ISO 8601. */
  readonly dateCreated?: string | undefined;
  /** Whether to sort ascending. Default: the last started first. */
  readonly ordering?: 'task_id' | 'status' | 'task_name' | 'started_at' | undefined;
  /** A part of the id, name, status or data of a task. */
  readonly search?: string | undefined;
  /** Tasks per page. Default: 10. */
  readonly limit?: number | undefined;
}

/** One page of tasks. */
export interface TaskPage {
  /** Number of all matching tasks; null when the service omits it. */
  readonly count: number | null;
  readonly tasks: readonly TaskSummary[];
  /** Number of the next page, from `next: "page=2"`; null on the last. */
  readonly nextPage: number | null;
  readonly previousPage: number | null;
}
