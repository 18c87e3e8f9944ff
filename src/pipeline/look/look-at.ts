import { emptyJobLog, unfinished } from '../effects/begin-log.ts';
import { createEffects } from '../effects/effects.ts';
import type { JobLog } from '../effects/job-log.ts';
import type { Effects } from '../effects/types.ts';
import { explain } from '../explain.ts';
import { checkTranslations, type Job, jobKey, plannedLanguages, publishedNames, readJob } from '../job.ts';
import { openJobVideo } from '../open-job-video.ts';
import type { CaptionOptions } from '../options.ts';
import { soundTrackNotice } from '../sound-track-notice.ts';
import type { KnownFiles } from '../source/file-facts.ts';
import type { Track, Video } from '../stages/types.ts';
import type { OpenSurroundings } from '../surroundings/types.ts';
import { claimWait } from '../surroundings/waiting.ts';
import { knownCaptions, lookAtStages } from './look-at-stages.ts';

/** What a look at a video before its job found. */
export interface Seen {
  readonly key: string;
  readonly video: Pick<Video, 'title' | 'name' | 'durationSeconds'>;
  /** The spoken language; null to detect it. */
  readonly language: string | null;
  /** Captions in the spoken language of an earlier run; null without. */
  readonly captions: Track | null;
  /** All languages to translate into. */
  readonly translations: readonly string[];
  /** State that an earlier run left. */
  readonly earlier: JobLog['earlier'];
  readonly effects: Effects;
  /** Whether an earlier run has published every track at every place. */
  readonly published: boolean;
  /** What the user should know before anything is paid. */
  readonly notices: readonly string[];
}

/** What looks at the videos of one run share. */
export interface LookShared extends OpenSurroundings {
  readonly known: KnownFiles;
}

/**
 * Opens a video and lets every stage check that it can do its part. Sends nothing to services, and makes nothing.
 * @throws {CaptionError} for what prevents the job
 */
export async function lookAt(source: string, options: CaptionOptions, shared: LookShared): Promise<Seen> {
  try {
    const job = readJob(options);
    const video = await openJobVideo(source, job, shared.known);
    try {
      return await lookInto(source, video, job, shared);
    } finally {
      await video.close();
    }
  } catch (error) {
    throw explain(error);
  }
}

async function lookInto(source: string, video: Video, job: Job, { surroundings, accounts }: LookShared): Promise<Seen> {
  const { options, clock, servers, wanted, spoken } = job;
  const { translator, publishers, payAgain, signal } = options;
  const key = jobKey(video);
  const { jobs, outputs } = surroundings;
  // The account first: while it is waited for, another run writes the log of this job.
  if (wanted.length > 0) await translator?.enter?.(accounts);
  const wait = claimWait(options, `that is captioning ${source}`);
  let log = options.earlier === 'restart' ? emptyJobLog(jobs.placeOf(key), true) : await jobs.peek(key, servers);
  if (options.earlier === 'refuse' && log.earlier === 'unfinished') {
    // It may be under way at this moment.
    await jobs.untilFree(key, wait);
    log = await jobs.peek(key, servers);
  }
  if (options.earlier === 'refuse' && log.earlier === 'unfinished') throw unfinished();
  const captions = knownCaptions(job, log);
  const language = captions?.language ?? spoken;
  const translations = checkTranslations(job, language);
  const effects = createEffects({ log, key, clock, signal, payAgain });
  await lookAtStages(job, video, captions, { outputs, key });
  if (translator && wanted.length > 0) {
    await translator.open?.({ effects, accounts, outputs, source, notice: () => {}, report: () => {} });
  }
  const planned = plannedLanguages(job, language);
  const tracks = planned.languages.map((one) => ({ language: one }));
  const names = publishedNames(publishers, video.name, tracks);
  const published = planned.complete && names.every((name) => log.published.has(name));
  const notices = captions ? [] : soundTrackNotice(video, options.transcriber);
  return { key, video, language, captions, translations, earlier: log.earlier, effects, published, notices };
}
