import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { type DurableLog, openDurableLog, readDurableLog } from '../../base/durable-log.ts';
import { type FileFormat, StateFileError } from '../../base/file-format.ts';
import { type FileLock, LockedError } from '../../base/file-lock.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.ts';
import { CaptionError } from '../errors.ts';
import { type LockWait, waitForLock } from './wait-for-lock.ts';

/** Files `jobs/<key>.log`. */
export const jobLogFormat: FileFormat = {
  name: 'job-log',
  title: 'job log',
  version: 1,
  withoutIt:
    'remove it to start the video over; known payments of the account log are not repeated without --pay-again',
};

/** Entry of the log for one effect. */
export type EffectRecord =
  | { readonly state: 'open'; readonly intent: JsonObject; readonly run: number }
  | { readonly state: 'done'; readonly outcome: JsonValue; readonly run: number };

/** The log of one job: its begun effects and their outcomes. */
export interface JobLog {
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
  close(): Promise<void>;
}

/** Entries of the file, with short keys: every start reads thousands of them. */
type Entry =
  | { readonly run: number; readonly at: string; readonly log?: string; readonly restarted?: true }
  | { readonly begin: string; readonly intent: JsonObject }
  | { readonly end: string; readonly outcome: JsonValue; readonly portable?: true }
  | { readonly undo: string }
  | { readonly finish: true; readonly published?: readonly string[] };

/**
 * Opens the log of a job, or starts one. Allows one holder at a time.
 * @param at names the servers and accounts: of other servers only portable outcomes count
 * @param earlier what to do with the state of an earlier run
 * @param wait how to wait for another run that holds the job; without it, that is an error
 * @throws {CaptionError} when another run holds the job, or when it is unfinished and `earlier` refuses that
 */
export async function openJobLog(
  path: string,
  at: string,
  earlier: 'resume' | 'refuse' | 'restart' = 'resume',
  wait?: LockWait,
): Promise<JobLog> {
  const lock = await takeLock(`${path}.lock`, wait);
  try {
    if (earlier === 'restart') await rm(path, { force: true });
    const { log, entries } = await openDurableLog(path, jobLogFormat);
    try {
      const state = fold(entries as unknown as readonly Entry[], at);
      if (earlier === 'refuse' && leftBy(state) === 'unfinished') throw unfinished();
      const first = entries.length === 0;
      if (first) Object.assign(state, { id: randomBytes(8).toString('hex'), restarted: earlier === 'restart' });
      const about = first ? { log: state.id, ...(state.restarted ? { restarted: true } : {}) } : {};
      await log.append({ run: state.run, at, ...about });
      return jobLog(path, log, lock, state);
    } catch (error) {
      await log.close();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Makes the error for a job of an earlier run that is to be refused. */
export const unfinished = (): CaptionError =>
  new CaptionError({
    kind: 'options',
    cause: 'An earlier run of this video was not finished.',
    next: 'Resume it (--resume), or start it over (--restart).',
    endsRun: true,
  });

/** A log of a job that was started over, or never begun. It takes no entries. */
export const emptyJobLog = (path: string, restarted: boolean): JobLog => readOnly(path, { ...newState(), restarted });

/** Waits until no run holds a job. */
export async function waitForJob(path: string, wait: LockWait): Promise<void> {
  const lock = await waitForLock(`${path}.lock`, wait);
  await lock.release();
}

/** Reads the log of a job without locking it, because the job may be running. The log takes no entries. */
export const peekJobLog = async (path: string, at: string): Promise<JobLog> =>
  readOnly(path, fold((await readDurableLog(path, jobLogFormat)) as unknown as readonly Entry[], at));

function readOnly(path: string, state: State): JobLog {
  const refuse = () => Promise.reject(new TypeError('a log opened for reading takes no entries'));
  return {
    path,
    id: state.id,
    restarted: state.restarted,
    run: state.run,
    finished: state.finished,
    earlier: leftBy(state),
    published: state.published,
    record: (name) => state.records.get(name),
    empty: state.records.size === 0,
    begin: refuse,
    end: refuse,
    undo: refuse,
    finish: refuse,
    close: async () => {},
  };
}

/**
 * Whether a job's log has an outcome of an effect at any servers. Does not lock the log. False for an unreadable log.
 */
export async function hasOutcome(path: string, name: string): Promise<boolean> {
  try {
    const entries = (await readDurableLog(path, jobLogFormat)) as unknown as readonly Entry[];
    return entries.some((entry) => isJsonObject(entry) && 'end' in entry && entry.end === name);
  } catch (error) {
    if (error instanceof StateFileError) return false;
    throw error;
  }
}

async function takeLock(path: string, wait: LockWait | undefined): Promise<FileLock> {
  try {
    return await waitForLock(path, wait);
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    throw new CaptionError({
      kind: 'local',
      cause: `Another run (process ${error.pid}) is captioning this video.`,
      next: 'Wait for it, or stop it, then run again.',
      error,
    });
  }
}

interface State {
  id: string;
  restarted: boolean;
  run: number;
  finished: boolean;
  /** The last run was at these servers. */
  here: boolean;
  readonly records: Map<string, EffectRecord>;
  readonly published: Set<string>;
}

const newState = (): State => ({
  id: '',
  restarted: false,
  run: 1,
  finished: false,
  here: false,
  records: new Map(),
  published: new Set(),
});

function fold(entries: readonly Entry[], at: string): State {
  const state = newState();
  for (const entry of entries) {
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

const leftBy = ({ here, finished }: State): JobLog['earlier'] =>
  here ? (finished ? 'finished' : 'unfinished') : 'nothing';

function jobLog(path: string, log: DurableLog, lock: FileLock, state: State): JobLog {
  const { records, run, published } = state;
  const earlier = leftBy(state);
  return {
    path,
    id: state.id,
    restarted: state.restarted,
    run,
    earlier,
    record: (name) => records.get(name),
    get empty() {
      return records.size === 0;
    },
    async begin(name, intent) {
      await log.append({ begin: name, intent });
      records.set(name, { state: 'open', intent, run });
    },
    async end(name, outcome, portable) {
      await log.append({ end: name, outcome, ...(portable ? { portable: true } : {}) });
      records.set(name, { state: 'done', outcome, run });
    },
    async undo(name) {
      await log.append({ undo: name });
      records.delete(name);
    },
    async finish(names = []) {
      await log.append({ finish: true, ...(names.length > 0 ? { published: [...names] } : {}) });
      state.finished = true;
      for (const name of names) published.add(name);
    },
    published,
    get finished() {
      return state.finished;
    },
    async close() {
      await log.close();
      await lock.release();
    },
  };
}
