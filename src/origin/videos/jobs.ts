import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { type CaptionOptions, captionVideo, type ProgressEvent, storePublisher } from '../../pipeline/index.ts';
import type { Cache } from '../cache.ts';
import { StoreError } from '../store/store-error.ts';
import type { ObjectStore } from '../store/types.ts';
import { additionOf, withTracks } from './addition.ts';
import { createCaptionStore } from './caption-store.ts';
import { failureOf } from './failure.ts';
import { freshStages } from './fresh-stages.ts';
import type { Records } from './records.ts';
import { StageTimes } from './stage-times.ts';
import { type StageState, sourceKey, type VideoRecord, type VideoStage, videoKey, videoStages } from './types.ts';

/** Services of captioning, and the folder of job logs. */
export type CaptionServices = Pick<
  CaptionOptions,
  'transcriber' | 'translator' | 'state' | 'surroundings' | 'servers' | 'clock' | 'host' | 'rules' | 'lint' | 'layout'
>;

/** Dependencies of the jobs. */
export interface JobsOptions {
  readonly records: Records;
  readonly store: ObjectStore;
  readonly cache: Cache;
  /** Folder of uploads with unfinished jobs: `<folder>/<id>/video`, and `audio`. */
  readonly workFolder: string;
  readonly services: CaptionServices;
  /** Clock for the durations of stages. */
  readonly clock: Clock;
  /** Most videos at work at once. */
  readonly parallel: number;
  /** Whether the jobs of an earlier run are continued. Default: true. */
  readonly continues?: boolean | undefined;
  /** Receives failures that are defects of this program. */
  readonly onDefect: (error: unknown) => void;
}

/** The jobs of all videos. */
export interface Jobs {
  /** Begins a job, or queues it. */
  begin(id: string): void;
  /** Stops a job at work, which then belongs to another origin, or is removed. */
  stop(id: string): void;
  /** Stops a job and removes the video with all its data. */
  remove(id: string): Promise<void>;
  /** Stops all jobs. They continue at the next start. */
  close(): Promise<void>;
}

/** Carries out jobs. Continues those of an earlier run. */
export function createJobs(options: JobsOptions): Jobs {
  const { records, store, cache, workFolder, services, parallel, clock, continues = true, onDefect } = options;
  const times = new StageTimes(clock);
  const waiting: string[] = [];
  const running = new Map<string, { readonly stop: AbortController; readonly ended: Promise<void> }>();
  let closed = false;

  const next = (): void => {
    while (!closed && running.size < parallel) {
      const id = waiting.shift();
      if (id === undefined) return;
      const stop = new AbortController();
      const ended = run(id, stop.signal)
        .catch(onDefect)
        .finally(() => {
          running.delete(id);
          next();
        });
      running.set(id, { stop, ended });
    }
  };

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

  const run = async (id: string, signal: AbortSignal): Promise<void> => {
    const record = records.get(id);
    if (!record || record.state === 'deleting') return;
    times.forget(id);
    await save(id, { state: 'working', error: null, stages: freshStages() });
    try {
      await storeVideo(record, signal);
      await caption(record, signal);
      await rm(join(workFolder, id), { recursive: true, force: true });
    } catch (error) {
      // A stopped job keeps its state, and continues at the next start, or is removed.
      if (signal.aborted) return;
      const { kind, reason, next } = failureOf(error, onDefect);
      const stages = { ...(records.get(id)?.stages ?? record.stages) };
      for (const name of videoStages) {
        if (stages[name].state !== 'working') continue;
        stages[name] = times.timed(id, name, { ...stages[name], state: 'failed', secondsLeft: null });
      }
      await save(id, { state: 'failed', stages, error: { kind, message: reason, next } });
    }
  };

  const storeVideo = async (record: VideoRecord, signal: AbortSignal): Promise<void> => {
    const path = join(workFolder, record.id, 'video');
    stage(record.id, 'store', { state: 'working', fraction: null, secondsLeft: null });
    const done = existsSync(path) ? null : await store.open(videoKey(record));
    await done?.close();
    if (!done) await store.putFile(videoKey(record), path, signal);
    stage(record.id, 'store', { state: 'done', fraction: 1, secondsLeft: 0 });
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

  const removeAll = async (record: VideoRecord): Promise<void> => {
    const { id } = record;
    await store.deleteAll(`videos/${id}`);
    await cache.purge(`videos/${id}`);
    await rm(join(workFolder, id), { recursive: true, force: true });
    await records.remove(id);
  };

  /** A store that does not answer must not make the video vanish: it can be deleted again. */
  const keepAfter = async (error: unknown, id: string, before: VideoRecord['state'] | undefined): Promise<never> => {
    if (error instanceof StoreError && before !== undefined) {
      const isUnfinished = before === 'queued' || before === 'working';
      await save(id, { state: isUnfinished ? 'queued' : before });
      if (isUnfinished) begin(id);
    }
    throw error;
  };
  const begin = (id: string): void => {
    if (!waiting.includes(id) && !running.has(id)) waiting.push(id);
    next();
  };

  for (const record of continues ? [...records.list()].reverse() : []) {
    if (record.state === 'deleting') removeAll(record).catch(onDefect);
    else if (record.state === 'queued' || record.state === 'working') waiting.push(record.id);
  }
  next();

  return {
    begin,
    stop: (id) => running.get(id)?.stop.abort(),
    async remove(id) {
      const before = records.get(id)?.state;
      await save(id, { state: 'deleting' });
      const at = waiting.indexOf(id);
      if (at >= 0) waiting.splice(at, 1);
      const job = running.get(id);
      job?.stop.abort();
      await job?.ended;
      const record = records.get(id);
      if (record) await removeAll(record).catch((error) => keepAfter(error, id, before));
    },
    async close() {
      closed = true;
      for (const { stop } of running.values()) stop.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
