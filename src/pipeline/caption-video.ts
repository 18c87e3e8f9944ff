import { refuseUnknownOptions } from '../base/known-options.ts';
import { Turns } from '../base/turns.ts';
import { allowManyListeners, throwIfCancelled } from './effects/patience.ts';
import { CaptionError } from './errors.ts';
import { explain } from './explain.ts';
import { jobKey, readJob } from './job.ts';
import { openJobVideo } from './open-job-video.ts';
import { type CaptionOptions, type CaptionResult, captionOptionNames } from './options.ts';
import { type JobStep, runJob, runStep } from './run-job.ts';
import type { KnownFiles } from './source/file-facts.ts';
import { openSurroundings } from './surroundings/of.ts';
import type { OpenSurroundings } from './surroundings/types.ts';

/**
 * Captions a video: transcribes it, lays out readable cues, translates them, and publishes a track in every language.
 * A stopped job continues at the same point in the next call with the same `state` folder. Creates and pays nothing twice,
 * as far as the services report it.
 * @param video a path or URL
 * @throws {CaptionError} with cause and next step as its message; finished work is kept
 * @example
 * const { tracks } = await captionVideo('https://example.com/talk.mp4', {
 *   to: ['es', 'ja'],
 *   transcriber: gcoreTranscriber(createGcoreClient({ apiKey: gcoreKey })),
 *   translator: translatePlusTranslator(createTranslatePlusClient({ apiKey }), 'my account'),
 *   publishers: [streamPublisher(createCloudflareStreamClient({ accountId, apiToken }))],
 *   state: '.caption-harness',
 * });
 */
export async function captionVideo(video: string, options: CaptionOptions): Promise<CaptionResult> {
  refuseUnknownOptions('captionVideo', options, captionOptionNames);
  allowManyListeners(options.signal);
  const open = await openSurroundings(options);
  const { accounts } = open;
  try {
    const result = await captionWith(video, options, { ...open, begun: new Set(), known: new Map() });
    return { ...result, notices: [...result.notices, ...(await accounts.notices())] };
  } finally {
    await accounts.close();
  }
}

/** Shared state of the videos of one run. */
export interface SharedRun extends OpenSurroundings {
  /** Logs of jobs that this run has begun. A second copy of a file resumes them, with any setting for earlier runs. */
  readonly begun: Set<string>;
  /** Facts of files that this run has read. */
  readonly known: KnownFiles;
}

/** Jobs of this process, by the places of their logs. */
const jobs = new Turns();

/** Captions a video in a run of several. */
export async function captionWith(source: string, options: CaptionOptions, shared: SharedRun): Promise<CaptionResult> {
  try {
    throwIfCancelled(options.signal);
    const job = readJob(options);
    const video = await openJobVideo(source, job, shared.known);
    try {
      const key = jobKey(video);
      const place = shared.surroundings.jobs.placeOf(key);
      // Two copies of one file are one job: the second finds everything done.
      return await jobs.run(place, () => runJob({ source, video, job, ...shared }));
    } finally {
      await video.close();
    }
  } catch (error) {
    throwIfCancelledBy(error, options.signal);
    throw explain(error);
  }
}

/**
 * Does one step of a video's job. The steps of one job may run at once, if the surroundings allow it.
 * @returns the units that were paid
 */
export async function captionStep(
  source: string,
  step: JobStep,
  options: CaptionOptions,
  shared: SharedRun,
): Promise<number> {
  try {
    throwIfCancelled(options.signal);
    const job = readJob(options);
    const video = await openJobVideo(source, job, shared.known);
    try {
      return await runStep({ source, video, job, ...shared }, step);
    } finally {
      await video.close();
    }
  } catch (error) {
    throwIfCancelledBy(error, options.signal);
    throw explain(error);
  }
}

/** Returns a failure as cancellation if the job's signal has fired. */
function throwIfCancelledBy(error: unknown, signal: AbortSignal | undefined): void {
  if (!(error instanceof CaptionError)) throwIfCancelled(signal);
}
