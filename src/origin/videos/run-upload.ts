import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { type CaptionOptions, captionVideo, type ProgressEvent, storePublisher } from '../../pipeline/index.ts';
import type { Cache } from '../cache.ts';
import type { ObjectStore } from '../store/types.ts';
import { additionOf, withTracks } from './addition.ts';
import { createCaptionStore } from './caption-store.ts';
import { failureOf } from './failure.ts';
import { freshStages } from './fresh-stages.ts';
import type { Records } from './records.ts';
import { StageTimes } from './stage-times.ts';
import { type StageState, sourceKey, type VideoRecord, type VideoStage, videoStages } from './types.ts';

/** Services of captioning, and the folder of job logs. */
export type CaptionServices = Pick<
  CaptionOptions,
  'transcriber' | 'translator' | 'state' | 'surroundings' | 'servers' | 'clock' | 'host' | 'rules' | 'lint' | 'layout'
>;

/** What carries out the job of an upload. */
export interface UploadParts {
  readonly records: Pick<Records, 'get' | 'save' | 'show'>;
  readonly store: ObjectStore;
  readonly cache: Pick<Cache, 'purge'>;
  /** Folder of files: `<folder>/<id>/video`, and `audio`. The job removes its own at its end. */
  readonly workFolder: string;
  readonly services: CaptionServices;
  /** Clock for the durations of stages. */
  readonly clock: Clock;
  /** Sees to it that the video is in the store, and the sound to transcribe in the work folder. */
  readonly prepare: (record: VideoRecord, signal: AbortSignal) => Promise<void>;
  /** Receives failures that are defects of this program. */
  readonly onDefect: (error: unknown) => void;
}

/** One run of a job. */
export interface RunControl {
  /** Stops it. */
  readonly signal: AbortSignal;
  /** Whether the job still belongs to this process, so that its failure is the job's. Default: always. */
  readonly isMine?: (() => Promise<boolean>) | undefined;
}

/** Whether a job is to be carried out. */
export const isUnfinished = ({ state }: Pick<VideoRecord, 'state'>): boolean =>
  state === 'queued' || state === 'working';

/** Carries out the job of an upload. Its end, also as a failure, is in the record; a stopped one keeps its state. */
export function uploadRun(parts: UploadParts): (id: string, control: RunControl) => Promise<void> {
  const { records, store, cache, workFolder, services, clock, prepare, onDefect } = parts;
  const times = new StageTimes(clock);

  const change = (id: string, changes: Partial<VideoRecord>): VideoRecord | null => {
    const record = records.get(id);
    return record && { ...record, ...changes };
  };
  const save = async (id: string, changes: Partial<VideoRecord>): Promise<void> => {
    const record = change(id, changes);
    if (record) await records.save(record);
  };
  const stage = (id: string, name: VideoStage, state: StageState): void => {
    const record = records.get(id);
    if (record) records.show({ ...record, stages: { ...record.stages, [name]: times.timed(id, name, state) } });
  };

  const run = async (id: string, { signal, isMine = async () => true }: RunControl): Promise<void> => {
    const record = records.get(id);
    if (!record || !isUnfinished(record)) return;
    times.forget(id);
    await save(id, { state: 'working', error: null, stages: freshStages() });
    try {
      stage(id, 'store', { state: 'working', fraction: null, secondsLeft: null });
      await prepare(record, signal);
      stage(id, 'store', { state: 'done', fraction: 1, secondsLeft: 0 });
      await caption(record, signal);
      await rm(join(workFolder, id), { recursive: true, force: true });
    } catch (error) {
      // A stopped job keeps its state, and continues at the next start, or is removed.
      if (signal.aborted || !(await isMine())) return;
      const { kind, reason, next } = failureOf(error, onDefect);
      const stages = { ...(records.get(id)?.stages ?? record.stages) };
      for (const name of videoStages) {
        if (stages[name].state !== 'working') continue;
        stages[name] = times.timed(id, name, { ...stages[name], state: 'failed', secondsLeft: null });
      }
      await save(id, { state: 'failed', stages, error: { kind, message: reason, next } });
    } finally {
      times.forget(id);
    }
  };

  /** Publishes tracks into the store, and names them in the record at once. */
  const publisherOf = (id: string, madeFrom?: string) => {
    const captions = createCaptionStore(id, store, cache);
    return storePublisher({
      ...captions,
      async put(video, track, putting) {
        if (madeFrom !== undefined) await store.putText(sourceKey(id, track.language), madeFrom, putting.signal);
        await captions.put(video, track, putting);
        await save(id, { tracks: withTracks(records.get(id)?.tracks ?? [], [track]) });
      },
    });
  };

  const caption = async (record: VideoRecord, signal: AbortSignal): Promise<void> => {
    const { id, to, spoken, hasAudio, payAgain } = record;
    const source = join(workFolder, id, hasAudio ? 'audio' : 'video');
    const common = { ...services, payAgain, signal, onProgress: (event: ProgressEvent) => showProgress(record, event) };
    const addition = record.adding ? await additionOf(record, { store, workFolder, signal }) : null;
    const result = await captionVideo(
      source,
      addition
        ? { ...common, ...addition.options, publishers: [publisherOf(id, addition.madeFrom)] }
        : { ...common, to, spoken: spoken ?? undefined, publishers: [publisherOf(id)] },
    );
    const before = addition ? (records.get(id)?.tracks ?? []) : [];
    const tracks = withTracks(before, result.tracks);
    const stages = { ...(records.get(id)?.stages ?? freshStages()) };
    for (const name of videoStages) {
      const state = stages[name].state === 'waiting' ? 'skipped' : 'done';
      const fraction = state === 'done' ? 1 : null;
      stages[name] = times.timed(id, name, { state, fraction, secondsLeft: null });
    }
    const { adding: _, ...rest } = records.get(id) ?? record;
    const language = addition ? record.language : result.language;
    await records.save({ ...rest, state: 'done', payAgain: false, stages, language, tracks, jobKey: result.key });
  };

  /** @param before the record when the run began */
  const showProgress = (before: VideoRecord, event: ProgressEvent): void => {
    const { id } = before;
    const { stage: name, state, fraction, secondsLeft, language, spent } = event;
    const record = records.get(id);
    if (!record) return;
    const naming = language === undefined ? {} : { language };
    stage(id, name, { state, fraction, secondsLeft, ...naming });
    if (spent === undefined) return;
    const amount = (before.spent?.amount ?? 0) + spent.amount;
    // A crash must not forget what was paid.
    if (record.spent?.amount !== amount) save(id, { spent: { amount, unit: spent.unit } }).catch(onDefect);
  };

  return run;
}
