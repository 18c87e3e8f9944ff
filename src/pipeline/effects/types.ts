import type { JsonObject, JsonValue } from '../../base/json.ts';
import type { JobLog } from './job-log.ts';

/**
 * What can be learnt about an effect whose outcome is not known.
 * - `done`: it happened, and here is its outcome
 * - `not-done`: it did not happen, or doing it again changes and costs nothing
 * - `lost`: it happened, or may have, and was paid for; its outcome is out of reach
 */
export type Finding<T> =
  | { readonly state: 'done'; readonly outcome: T }
  | { readonly state: 'not-done' }
  | { readonly state: 'lost'; readonly cause: string; readonly next?: string };

/** One change in the world outside: something made, sent or paid. */
export interface Effect<T extends JsonValue> {
  /** Names it within the job; the same name is the same effect, in this run and in every later one. */
  readonly name: string;
  /** What it is going to do, for the log. */
  readonly intent?: JsonObject;
  /**
   * It costs. `find` is asked before it is begun, too: a log that was damaged or removed may not know that it was done.
   */
  readonly paid?: true;
  /** Runs before the intent is written down, each time it is about to be carried out. */
  prepare?(): Promise<void>;
  /** Carries it out. */
  do(): Promise<T>;
  /** How to learn afterwards whether it happened: after a crash, or when the answer did not come. */
  find(): Promise<Finding<T>>;
  /** Waiting for a late first one gains nothing: a second one comes to the same, or `find` has waited, or cannot know. */
  readonly noLateness?: true;
  /** Runs once the outcome is on the disk. */
  recorded?(): Promise<void>;
  /** Runs instead when the intent or the outcome cannot be written down. */
  unrecorded?(): void;
  /** The outcome is worth the same elsewhere (a text, not an id), so that it outlives a change of servers. */
  readonly portable?: boolean;
}

/** Carries out effects once, however often the program dies. What adapters get to change the world with. */
export interface Effects {
  /** The outcome of the effect: from the log if it is there, else found out, else done. */
  once<T extends JsonValue>(effect: Effect<T>): Promise<T>;
  /** Whether the log has the outcome of an effect, or of something remembered. */
  isDone(name: string): boolean;
  /** The outcome of work that may be done again after a crash, kept once it is there. */
  remember<T extends JsonValue>(name: string, work: () => Promise<T>): Promise<T>;
  /** Work that several ask for at once is done once. Nothing is logged. */
  together<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** A read that is repeated while the service is busy or out of reach. */
  read<T>(read: () => Promise<T>): Promise<T>;
  /** Milliseconds of the job's clock. */
  sleep(milliseconds: number): Promise<void>;
  now(): number;
  /** Ends the job when it fires. */
  readonly signal: AbortSignal | undefined;
  /** Printable text that names this job, and no other, at every service: 24 lower-case hex digits. */
  readonly key: string;
  /** Counts the times the job was taken up, from 1. */
  readonly run: number;
  /** The log of the job. */
  readonly log: Pick<JobLog, 'path' | 'id' | 'restarted' | 'record' | 'empty'>;
  /** Whether what was paid for and lost may be paid for again. */
  readonly payAgain: boolean;
}
