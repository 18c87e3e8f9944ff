import type { JsonObject, JsonValue } from '../../base/json.ts';

/** Entry of the log for one effect. */
export type EffectRecord =
  | { readonly state: 'open'; readonly intent: JsonObject; readonly run: number }
  | { readonly state: 'done'; readonly outcome: JsonValue; readonly run: number };

/** The log of one job: its begun effects and their outcomes. */
export interface JobLog {
  /** Its name, for people: the path of a file. */
  readonly path: string;
  /** Distinguishes this log from removed or restarted ones of the same job; empty for a log of version 0.1.0. */
  readonly id: string;
  /** Whether it was started over on purpose, so that payments of earlier logs do not count. */
  readonly restarted: boolean;
  /** Counts the times the job was opened, from 1. */
  readonly run: number;
  record(name: string): EffectRecord | undefined;
  /** Whether the log has no begun or finished effect. */
  readonly empty: boolean;
  /** Records an intent. Durable before the effect begins. */
  begin(name: string, intent: JsonObject): Promise<void>;
  /** Records durably that the effect ended with this outcome. */
  end(name: string, outcome: JsonValue, portable: boolean): Promise<void>;
  /** Records that the effect did not happen. */
  undo(name: string): Promise<void>;
  /**
   * Records durably that the whole job is finished.
   * @param published names of the tracks and their places, see `publishedName`
   */
  finish(published?: readonly string[]): Promise<void>;
  readonly finished: boolean;
  /** Tracks and places of all finished runs at these servers. */
  readonly published: ReadonlySet<string>;
  /** State that the previous run left at these servers. */
  readonly earlier: 'nothing' | 'unfinished' | 'finished';
  /** Fires when another run may hold the job, because this one could not renew its lease in time. */
  readonly lost: AbortSignal | undefined;
  close(): Promise<void>;
}
