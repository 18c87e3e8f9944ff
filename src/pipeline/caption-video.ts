import { Turns } from '../base/turns.ts';
import { deliver } from './deliver.ts';
import { createEffects } from './effects/effects.ts';
import { allowManyListeners, throwIfCancelled } from './effects/patience.ts';
import { CaptionError } from './errors.ts';
import { explain } from './explain.ts';
import { type Job, jobKey, openJobVideo, publishedNames, readJob } from './job.ts';
import { knownCaptions, lookAtStages } from './look/look-at.ts';
import type { CaptionOptions, CaptionResult } from './options.ts';
import { createProgress } from './progress.ts';
import type { Run } from './run.ts';
import type { KnownFiles } from './source/file-facts.ts';
import { describeSpeechNotices } from './speech-notices.ts';
import type { Report, Video } from './stages/types.ts';
import { type OpenSurroundings, openSurroundings } from './surroundings/of.ts';
import { claimWait } from './surroundings/waiting.ts';
import { transcribe } from './transcribe.ts';

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
      return await jobs.run(place, () => runJob(source, video, key, job, shared));
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

async function runJob(
  source: string,
  video: Video,
  key: string,
  job: Job,
  { surroundings, accounts, begun }: SharedRun,
): Promise<CaptionResult> {
  const { options, clock } = job;
  // The account before the job: a run that waits for an account must hold nothing that the run which uses it may need.
  if (job.wanted.length > 0) await options.translator?.enter?.(accounts);
  const wait = claimWait(options, `that is captioning ${source}`);
  const { jobs: logs, outputs } = surroundings;
  const earlier = begun.has(logs.placeOf(key)) ? 'resume' : options.earlier;
  const log = await logs.claim(key, { servers: job.servers, earlier, wait });
  begun.add(log.path);
  try {
    const { payAgain } = options;
    const signal = eitherOf(options.signal, log.lost);
    const effects = createEffects({ log, key, clock, signal, payAgain });
    const progress = createProgress(source, clock, options.onProgress);
    const notices: string[] = [];
    const notice = (text: string) => void notices.push(text);
    const tools = (report: Report = () => {}) => ({ effects, accounts, outputs, source, notice, report });
    const run: Run = { job, video, effects, progress, surroundings, tools, notices };
    // Opens its files before it creates anything, so that it reports an unreadable file first.
    await lookAtStages(job, video, knownCaptions(job, log), { outputs, key });
    if (job.wanted.length > 0) await options.translator?.open?.(run.tools());
    const { track: original, speech } = await transcribe(run);
    for (const text of describeSpeechNotices(speech)) notice(text);
    const { tracks, spent } = await deliver(run, original);
    await log.finish(publishedNames(options.publishers, video.name, tracks));
    const cues = original.vtt.split('-->').length - 1;
    const { language } = original;
    return { video: source, title: video.title, key, language, cues, tracks, spent, speech, notices };
  } finally {
    await log.close();
  }
}

/** A signal that fires with the first of two. */
function eitherOf(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  if (!one || !other) return one ?? other;
  const either = AbortSignal.any([one, other]);
  allowManyListeners(either);
  return either;
}
