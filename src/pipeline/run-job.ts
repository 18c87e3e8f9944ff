import { deliver } from './deliver.ts';
import { createEffects } from './effects/effects.ts';
import type { JobLog } from './effects/job-log.ts';
import { allowManyListeners } from './effects/patience.ts';
import { checkTranslations, type Job, jobKey, publishedNames } from './job.ts';
import { knownCaptions, lookAtStages } from './look/look-at-stages.ts';
import type { CaptionResult } from './options.ts';
import { createProgress } from './progress.ts';
import type { Run } from './run.ts';
import { describeSpeechNotices } from './speech-notices.ts';
import type { Report, Video } from './stages/types.ts';
import type { OpenSurroundings } from './surroundings/types.ts';
import { claimWait } from './surroundings/waiting.ts';
import { transcribe } from './transcribe.ts';
import { translateTrack } from './translate-track.ts';

/**
 * A part of a job that is done by itself, and kept in its log for the rest of the job: the transcription, or one translation
 * (a BCP 47 tag). `restart` begins a new log.
 */
export type JobStep = { readonly transcribe: true } | { readonly translate: string } | { readonly restart: true };

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
export const runJob = (request: JobRequest): Promise<CaptionResult> =>
  holding(request, undefined, async (run, log) => {
    const { source, video, job } = request;
    const { track: original, speech } = await transcribe(run);
    for (const text of describeSpeechNotices(speech)) run.tools().notice(text);
    const { tracks, spent } = await deliver(run, original);
    await log.finish(publishedNames(job.options.publishers, video.name, tracks));
    const cues = original.vtt.split('-->').length - 1;
    const { language } = original;
    const { key } = run.effects;
    return { video: source, title: video.title, key, language, cues, tracks, spent, speech, notices: run.notices };
  });

/**
 * Runs one step of a job. Several workers may run different steps at once, if the surroundings allow it. Publishes nothing.
 * @returns the units that were paid
 * @throws {CaptionError | ClientError} see `explain`
 */
export const runStep = (request: JobRequest, step: JobStep): Promise<number> =>
  holding(request, step, async (run) => {
    if ('restart' in step) return 0;
    const { track: original } = await transcribe(run);
    if (!('translate' in step)) return 0;
    const { translate: target } = step;
    const { translator } = request.job.options;
    // A language that was found to be the spoken one needs no translation.
    if (!translator || !checkTranslations(request.job, original.language).includes(target)) return 0;
    const [release = () => {}] = await translator.reserve(original, [target], run.tools());
    let amount = 0;
    const pay = () => {
      amount = translator.price(original).amount;
      release();
    };
    try {
      await translateTrack(run, { original, target, parts: 1, release: pay });
      return amount;
    } finally {
      release();
    }
  });

/** Name of a step while it is held; undefined holds the whole job. */
const nameOfStep = (step: JobStep): string | undefined =>
  'restart' in step ? undefined : 'translate' in step ? `translate/${step.translate}` : 'transcribe';

/** Claims a job or a step of it, and does something with it. */
async function holding<T>(
  request: JobRequest,
  step: JobStep | undefined,
  work: (run: Run, log: JobLog) => Promise<T>,
): Promise<T> {
  const { source, video, job, surroundings, accounts, begun } = request;
  const { options, clock } = job;
  const key = jobKey(video);
  // The account before the job: a run that waits for an account must hold nothing that the run which uses it may need.
  if (job.wanted.length > 0) await options.translator?.enter?.(accounts);
  const wait = claimWait(options, `that is captioning ${source}`);
  const { jobs: logs, outputs } = surroundings;
  const restarts = step !== undefined && 'restart' in step;
  const earlier = restarts ? 'restart' : begun.has(logs.placeOf(key)) ? 'resume' : options.earlier;
  const log = await logs.claim(key, { servers: job.servers, earlier, wait, step: step && nameOfStep(step) });
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
    return await work(run, log);
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
