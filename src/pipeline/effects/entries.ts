import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.ts';
import type { EffectRecord, JobLog } from './job-log.ts';

/** Entries of a job's log, with short keys: every start reads thousands of them. */
type JobEntry =
  | { readonly run: number; readonly at: string; readonly log?: string; readonly restarted?: true }
  | { readonly begin: string; readonly intent: JsonObject }
  | { readonly end: string; readonly outcome: JsonValue; readonly portable?: true }
  | { readonly undo: string }
  | { readonly finish: true; readonly published?: readonly string[] };

/** What the entries of a job's log say. */
export interface JobState {
  id: string;
  restarted: boolean;
  run: number;
  finished: boolean;
  /** The last run was at these servers. */
  here: boolean;
  readonly records: Map<string, EffectRecord>;
  readonly published: Set<string>;
}

/** The state of a job without a log. */
export const newState = (): JobState => ({
  id: '',
  restarted: false,
  run: 1,
  finished: false,
  here: false,
  records: new Map(),
  published: new Set(),
});

/** Reads the entries of a job's log for a run at these servers. */
export function foldJob(entries: readonly JsonValue[], at: string): JobState {
  const state = newState();
  for (const entry of entries as unknown as readonly JobEntry[]) {
    if (!isJsonObject(entry)) continue;
    if ('run' in entry) {
      state.run = entry.run + 1;
      state.id = entry.log ?? state.id;
      state.restarted = entry.restarted ?? state.restarted;
      state.finished = false;
      state.here = entry.at === at;
    } else if ('begin' in entry && state.here) {
      state.records.set(entry.begin, { state: 'open', intent: entry.intent, run: state.run - 1 });
    } else if ('end' in entry && (state.here || entry.portable)) {
      state.records.set(entry.end, { state: 'done', outcome: entry.outcome, run: state.run - 1 });
    } else if ('undo' in entry && state.here) {
      state.records.delete(entry.undo);
    } else if ('finish' in entry) {
      state.finished = state.here;
      if (state.here) for (const name of entry.published ?? []) state.published.add(name);
    }
  }
  return state;
}

/** State that the previous run left at the servers of this one. */
export const leftBy = ({ here, finished }: JobState): JobLog['earlier'] =>
  here ? (finished ? 'finished' : 'unfinished') : 'nothing';

/** Whether entries have an outcome of an effect at any servers. */
export const hasEnd = (entries: readonly JsonValue[], name: string): boolean =>
  entries.some((entry) => isJsonObject(entry) && 'end' in entry && entry.end === name);
