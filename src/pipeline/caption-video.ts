import { systemClock } from '../base/clock.ts';
import type { OpenAccounts } from './accounts/accounts.ts';
import { deliver } from './deliver.ts';
import { createEffects } from './effects/effects.ts';
import { openJobLog } from './effects/job-log.ts';
import { throwIfCancelled } from './effects/patience.ts';
import { CaptionError } from './errors.ts';
import { explain } from './explain.ts';
import { type Job, jobKey, openJobVideo, readJob } from './job.ts';
import type { CaptionOptions, CaptionResult } from './options.ts';
import { createProgress } from './progress.ts';
import type { Run } from './run.ts';
import type { Video } from './stages/types.ts';
import { logPath, openStateAccounts, prepareState } from './state-folder.ts';
import { transcribe } from './transcribe.ts';
import { oneAtATime } from './turns.ts';

/**
 * Captions a video: transcribes it, lays out readable cues, translates them, and publishes a track in every language.
 * A job that was stopped, by whatever, goes on where it was when it is called again with the same `state` folder: nothing is
 * made or paid twice, as far as the services let anybody know.
 * @param video a path or URL
 * @throws {CaptionError} whose message is the cause and the next step; what was finished stays finished
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
  await prepareState(options.state);
  const accounts = openStateAccounts(options.state, options.clock ?? systemClock);
  try {
    const result = await captionWith(video, options, { accounts, begun: new Set() });
    return { ...result, notices: await accounts.notices() };
  } finally {
    await accounts.close();
  }
}

/** What the videos of one run share. */
export interface SharedRun {
  readonly accounts: OpenAccounts;
  /** Logs of jobs that this run has begun: a second copy of a file goes on with them, whatever is done with earlier runs'. */
  readonly begun: Set<string>;
}

/** Captions a video in a run that captions others, too. */
export async function captionWith(source: string, options: CaptionOptions, shared: SharedRun): Promise<CaptionResult> {
  try {
    throwIfCancelled(options.signal);
    const job = readJob(options);
    const video = await openJobVideo(source, job);
    try {
      const key = jobKey(video);
      const path = logPath(options.state, key);
      // Two copies of one file are one job: the second finds everything done.
      return await oneAtATime(path, () => runJob(source, video, key, path, job, shared));
    } finally {
      await video.close();
    }
  } catch (error) {
    throwIfCancelledBy(error, options.signal);
    throw explain(error);
  }
}

/** Whatever the failure looks like, a job that was told to stop was cancelled. */
function throwIfCancelledBy(error: unknown, signal: AbortSignal | undefined): void {
  if (!(error instanceof CaptionError)) throwIfCancelled(signal);
}

async function runJob(
  source: string,
  video: Video,
  key: string,
  path: string,
  job: Job,
  { accounts, begun }: SharedRun,
): Promise<CaptionResult> {
  const { options, clock } = job;
  const log = await openJobLog(path, job.servers, begun.has(path) ? 'resume' : options.earlier);
  begun.add(path);
  try {
    const { signal, payAgain } = options;
    const effects = createEffects({ log, key, clock, signal, payAgain });
    const progress = createProgress(source, clock, options.onProgress);
    const run: Run = { job, video, effects, progress, accounts };
    // What it keeps on the disk is opened before anything is made: a file that cannot be read is told first.
    if (job.wanted.length > 0) await options.translator?.open?.({ effects, accounts, report: () => {} });
    const original = await transcribe(run);
    const { tracks, spent } = await deliver(run, original);
    await log.finish();
    const cues = original.vtt.split('-->').length - 1;
    return { video: source, title: video.title, key, language: original.language, cues, tracks, spent, notices: [] };
  } finally {
    await log.close();
  }
}
