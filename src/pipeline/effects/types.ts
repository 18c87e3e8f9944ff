import type { JsonObject, JsonValue } from '../../base/json.ts';
import type { JobLog } from './job-log.ts';

/**
 * Finding about an effect with unknown outcome.
 * - `done`: it happened; the finding has its outcome
 * - `not-done`: it did not happen, or doing it again changes and costs nothing
 * - `lost`: it was or may have been paid, and its outcome cannot be recovered
 */
export type Finding<T> =
  | { readonly state: 'done'; readonly outcome: T }
  | { readonly state: 'not-done' }
  | { readonly state: 'lost'; readonly cause: string; readonly next?: string };

/** One change outside the program: something created, sent or paid. */
export interface Effect<T extends JsonValue> {
  /** Name within the job. The same name is the same effect, in this run and in later ones. */
  readonly name: string;
  /** The intent, for the log. */
  readonly intent?: JsonObject;
  /**
   * Whether it costs money. Then `find` also runs before it begins, because a damaged or removed log may lack it.
   */
  readonly paid?: true;
  /** Runs before the intent is recorded, at each attempt. */
  prepare?(): Promise<void>;
  /** Carries it out. */
  do(): Promise<T>;
  /** Finds out whether it happened, after a crash or a lost answer. */
  find(): Promise<Finding<T>>;
  /**
   * Looks up the result that an earlier run finished. False: it is gone, and the effect is carried out again. Default: the log
   * is believed.
   */
  holds?(outcome: T): Promise<boolean>;
  /** True when waiting for a late first request is useless: a second one has the same result, or `find` waits itself, or cannot know. */
  readonly noLateness?: true;
  /** True to keep the intent of an attempt whose answer was lost in the log until the next attempt replaces it, so that it counts. */
  readonly keepsIntent?: true;
  /** Runs when the outcome is on the disk. */
  recorded?(): Promise<void>;
  /** Runs instead when the intent or the outcome cannot be recorded. */
  unrecorded?(): void | Promise<void>;
  /** Whether the outcome is also valid at other servers (a text, not an id). */
  readonly portable?: boolean;
}

/** Carries out effects once, also after crashes of the program. Adapters change the outside world only through it. */
export interface Effects {
  /** Returns the outcome of the effect: from the log, else by `find`, else by carrying it out. */
  once<T extends JsonValue>(effect: Effect<T>): Promise<T>;
  /** Whether the log has the outcome of an effect or of remembered work. */
  isDone(name: string): boolean;
  /** Returns the outcome of work that may be repeated after a crash, and keeps it in the log. */
  remember<T extends JsonValue>(name: string, work: () => Promise<T>): Promise<T>;
  /** Shares work between concurrent callers. Logs nothing. */
  together<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Repeats a read while the service is busy or cannot be reached. */
  read<T>(read: () => Promise<T>): Promise<T>;
  /** Milliseconds of the job's clock. */
  sleep(milliseconds: number): Promise<void>;
  now(): number;
  /** Ends the job when it fires. */
  readonly signal: AbortSignal | undefined;
  /** Unique printable name of this job at every service: 24 lower-case hex digits. */
  readonly key: string;
  /** Number of this run of the job, from 1. */
  readonly run: number;
  /** The log of the job. */
  readonly log: Pick<JobLog, 'path' | 'id' | 'restarted' | 'record' | 'empty'>;
  /** Whether the job may pay again for a lost answer. */
  readonly payAgain: boolean;
}
