import type { ProcessingErrorId } from '../../../src/contracts/gcore-ai/task-errors.ts';
import type { TaskStatus } from '../../../src/contracts/gcore-ai/task-status.ts';
import type { Media } from './media.ts';

/** A request for a task, as `task_data` repeats it. Members that were not sent, or null, are absent. */
export interface TaskRequest {
  readonly url: string;
  readonly task_name: 'transcription' | 'content-moderation';
  readonly audio_language?: string;
  readonly subtitles_language?: string;
  readonly category?: 'nsfw' | 'hard_nudity' | 'soft_nudity' | 'sport';
  readonly stop_objects?: string;
  readonly client_user_id?: string;
  readonly client_entity_data?: string;
}

/** One frame in which content moderation found something. */
export interface FoundFrame {
  readonly label: string;
  readonly frame_number: number;
  readonly confidence: number;
}

/** The result of a task, in few bytes: accounts hold many. */
export type Outcome =
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'found'; readonly frames: readonly FoundFrame[] }
  | {
      readonly kind: 'speech';
      /** Start and end of each cue in milliseconds, one after the other. */
      readonly times: readonly number[];
      /** The texts of the cues, one per line. */
      readonly text: string;
      readonly languages: readonly string[];
    };

/** The video that gets a finished transcription. */
export interface Attachment {
  readonly video: number;
  /** The subtitle that waits for it; null creates one. */
  readonly subtitle: number | null;
  /** Languages to translate into afterwards. */
  readonly targets: readonly string[];
}

/** A task. Times are clock times in milliseconds. */
export interface TaskRow {
  readonly id: string;
  /** Position among the account's tasks. */
  readonly sequence: number;
  readonly createdAt: number;
  status: TaskStatus;
  progress: number;
  startedAt: number | null;
  completedAt: number | null;
  readonly request: TaskRequest;
  /** The number of steps of its life so far. */
  step: number;
  /** Known while it is running. */
  media: Media | null;
  outcome: Outcome | null;
  attach: Attachment | null;
  /** The reason of processing that its request asked for; absent without one. */
  marked?: ProcessingErrorId;
}

/** The time of a task in orders: its start, else its creation. */
export const timeOf = (row: TaskRow): number => row.startedAt ?? row.createdAt;
