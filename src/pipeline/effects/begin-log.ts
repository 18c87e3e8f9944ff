import { randomBytes } from 'node:crypto';
import type { JsonValue } from '../../base/json.ts';
import { CaptionError } from '../errors.ts';
import { option, step } from '../next-step.ts';
import type { HeldLog, JobClaim } from '../surroundings/types.ts';
import { foldJob, type JobState, leftBy, newState } from './entries.ts';
import type { JobLog } from './job-log.ts';

/**
 * Begins a run of a job whose log is held. Releases the log if the run cannot begin.
 * @param claim `restart` means that the holder has removed the entries of earlier runs
 * @throws {CaptionError} when the job is unfinished and `earlier` refuses that
 */
export async function beginJobLog(held: HeldLog, { servers, earlier }: JobClaim): Promise<JobLog> {
  try {
    const state = foldJob(held.entries, servers);
    if (earlier === 'refuse' && leftBy(state) === 'unfinished') throw unfinished();
    const first = held.entries.length === 0;
    if (first) Object.assign(state, { id: randomBytes(8).toString('hex'), restarted: earlier === 'restart' });
    const about = first ? { log: state.id, ...(state.restarted ? { restarted: true } : {}) } : {};
    await held.append({ run: state.run, at: servers, ...about });
    return jobLog(held, state);
  } catch (error) {
    await held.release();
    throw error;
  }
}

/** Makes the error for a job of an earlier run that is to be refused. */
export const unfinished = (): CaptionError =>
  new CaptionError({
    kind: 'options',
    cause: 'An earlier run of this video was not finished.',
    next: step`Resume it${option('--resume')}, or start it over${option('--restart')}.`,
    endsRun: true,
  });

/** A log of a job that was started over, or never begun. It takes no entries. */
export const emptyJobLog = (place: string, restarted: boolean): JobLog => readOnly(place, { ...newState(), restarted });

/** A log with these entries, for reading: the job may be running. It takes no entries. */
export const readJobLog = (place: string, entries: readonly JsonValue[], servers: string): JobLog =>
  readOnly(place, foldJob(entries, servers));

function readOnly(place: string, state: JobState): JobLog {
  const refuse = () => Promise.reject(new TypeError('a log opened for reading takes no entries'));
  return {
    path: place,
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
    lost: undefined,
    close: async () => {},
  };
}

function jobLog({ place, append, release, lost }: HeldLog, state: JobState): JobLog {
  const { records, run, published } = state;
  const earlier = leftBy(state);
  return {
    path: place,
    id: state.id,
    restarted: state.restarted,
    run,
    earlier,
    lost,
    record: (name) => records.get(name),
    get empty() {
      return records.size === 0;
    },
    async begin(name, intent) {
      await append({ begin: name, intent });
      records.set(name, { state: 'open', intent, run });
    },
    async end(name, outcome, portable) {
      await append({ end: name, outcome, ...(portable ? { portable: true } : {}) });
      records.set(name, { state: 'done', outcome, run });
    },
    async undo(name) {
      await append({ undo: name });
      records.delete(name);
    },
    async finish(names = []) {
      await append({ finish: true, ...(names.length > 0 ? { published: [...names] } : {}) });
      state.finished = true;
      for (const name of names) published.add(name);
    },
    published,
    get finished() {
      return state.finished;
    },
    close: release,
  };
}
