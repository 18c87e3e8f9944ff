import type { TaskStatus } from '../../contracts/gcore-ai/task-status.ts';

/** Fields of every new task. */
export interface TaskCommon {
  /** Link to an MP4 file that needs no authorization; content moderation also takes JPEG and PNG. */
  readonly url: string;
  /** Yours, at most 256 characters; comes back in the task. */
  readonly clientUserId?: string | undefined;
  /** Yours, at most 4096 characters; comes back in the task, and `search` finds it. */
  readonly clientEntityData?: string | undefined;
}

/** Speech to text, and to another language when `subtitlesLanguage` is given. Codes are ISO 639-2, for example `ger`. */
export interface TranscriptionInput extends TaskCommon {
  /** The language spoken. Leave it out to have it detected; only then may languages alternate. */
  readonly audioLanguage?: string | undefined;
  /** The language wanted; left out, the one spoken. */
  readonly subtitlesLanguage?: string | undefined;
}

/** What content moderation looks for. */
export type ModerationCategory = 'nsfw' | 'hard_nudity' | 'soft_nudity' | 'sport';

/** A search for contents of one category. */
export interface ModerationInput extends TaskCommon {
  readonly category: ModerationCategory;
  /** Comma list of `LABEL[:threshold]` that end the search; hard and soft nudity only. */
  readonly stopObjects?: string | undefined;
}

/** A new task: transcription, or content moderation when it has a `category`. */
export type TaskInput = TranscriptionInput | ModerationInput;

/** What the task was asked to do. Members that the service leaves out are null. */
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

/** A task as the list shows it. */
export interface TaskSummary {
  readonly taskId: string;
  /** One of seven; another text when the service has learnt a new one. */
  readonly status: TaskStatus | (string & {});
  /** True in SUCCESS, FAILURE and REVOKED: the task will not change any more. */
  readonly final: boolean;
  /** 0 to 100; more than 0 once it is taken into work. */
  readonly progress: number;
  /** ISO 8601; null before it began. */
  readonly startedAt: string | null;
  /** ISO 8601; null before it ended. */
  readonly completedAt: string | null;
  /** Seconds from start to end; null before it ended. */
  readonly totalSeconds: number | null;
  readonly data: TaskData;
}

/** A task by itself. */
export interface Task extends TaskSummary {
  /** Null until the task is final, after it was cancelled, and when the month that results are kept is over. */
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
  /** False, with nothing in the other members, for music and silence. */
  readonly speechDetected: boolean;
  readonly cues: readonly TranscriptionCue[];
  /** The cues as a WebVTT file. */
  readonly vtt: string;
  /** The texts alone. */
  readonly text: string;
  /** ISO 639-2 codes, the given ones or at most five that were detected. */
  readonly languages: readonly string[];
}

/** The result of content moderation. */
export interface ModerationResult {
  readonly type: 'moderation';
  readonly detected: boolean;
  /** Labels found anywhere. */
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

/** Which tasks to list. */
export interface TaskFilter {
  readonly taskId?: string | undefined;
  readonly taskName?: 'transcription' | 'content-moderation' | undefined;
  readonly status?: TaskStatus | undefined;
  /** ISO 8601. */
  readonly dateCreated?: string | undefined;
  /** Ascending; without it the last started comes first. */
  readonly ordering?: 'task_id' | 'status' | 'task_name' | 'started_at' | undefined;
  /** A part of the id, name, status or data of a task. */
  readonly search?: string | undefined;
  /** Tasks a page. Default: 10. */
  readonly limit?: number | undefined;
}

/** One page of tasks. */
export interface TaskPage {
  /** How many tasks match in all; null when the service does not say. */
  readonly count: number | null;
  readonly tasks: readonly TaskSummary[];
  /** Number of the next page, from `next: "page=2"`; null on the last. */
  readonly nextPage: number | null;
  readonly previousPage: number | null;
}
