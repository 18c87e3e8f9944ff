import { deliver } from './deliver.ts';
import { createEffects } from './effects/effects.ts';
import { allowManyListeners } from './effects/patience.ts';
import { type Job, jobKey, publishedNames } from './job.ts';
import { knownCaptions, lookAtStages } from './look/look-at-stages.ts';
import type { CaptionResult } from './options.ts';
import { createProgress } from './progress.ts';
import type { Run } from './run.ts';
import { describeSpeechNotices } from './speech-notices.ts';
import type { Report, Video } from './stages/types.ts';
import type { OpenSurroundings } from './surroundings/types.ts';
import { claimWait } from './surroundings/waiting.ts';
import { transcribe } from './transcribe.ts';

/** A job to run. */
export interface JobRequest extends OpenSurroundings {
  /** The source as given by the caller. */
  readonly source: string;
  readonly video: Video;
  readonly job: Job;
  /** Logs of jobs that this run has begun. A second copy of a file resumes them, with any setting for earlier runs. */
  readonly begun: Set<string>;
}

/**
 * Runs the job of an open video in its surroundings: claims it, transcribes, translates and publishes. Reads and writes nothing but
 * through the video, the stages and the surroundings, so it runs wherever these do.
 * @throws {CaptionError | ClientError} see `explain`; finished work is kept
 */
export async function runJob(request: JobRequest): Promise<CaptionResult> {
  const { source, video, job, surroundings, accounts, begun } = request;
  const { options, clock } = job;
  const key = jobKey(video);
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
