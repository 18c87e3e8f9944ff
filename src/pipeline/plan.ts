import { createEffects } from './effects/effects.ts';
import { peekJobLog } from './effects/job-log.ts';
import { explain } from './explain.ts';
import { captionsName, checkTranslations, jobKey, openJobVideo, readJob } from './job.ts';
import type { CaptionOptions } from './options.ts';
import type { Track } from './stages/types.ts';
import { logPath, openStateAccounts, prepareState } from './state-folder.ts';

/** What captioning a video would do and cost. */
export interface CaptionPlan {
  readonly video: string;
  readonly title: string;
  readonly key: string;
  /** Seconds; null for a URL, which nobody has looked into. */
  readonly durationSeconds: number | null;
  /** The spoken language; null when the transcriber is to find out. */
  readonly language: string | null;
  readonly translations: readonly string[];
  readonly transcriber: string;
  readonly translator: string | null;
  readonly publishers: readonly string[];
  /** Cues in the spoken language; null when nobody can tell yet. */
  readonly cues: { readonly count: number; readonly exact: boolean } | null;
  /** What the translations cost in all; null when nobody can tell yet. Counts what an earlier run has paid, too. */
  readonly price: { readonly amount: number; readonly unit: string; readonly exact: boolean } | null;
  /** What the translator's account has left; null when it does not tell. */
  readonly balance: number | null;
  /** What an earlier run left. */
  readonly earlier: 'nothing' | 'unfinished' | 'finished';
}

/** Seconds that a cue lasts with the pause behind it: about what dialogue has (assumed; films measured: 3 to 4). */
const SECONDS_PER_CUE = 3.5;

/**
 * Looks at a job without making, sending or paying anything: video, languages and services are checked, and the price is
 * exact when an earlier run has transcribed, else estimated from the duration.
 * @throws {CaptionError}
 */
export async function planCaptions(source: string, options: CaptionOptions): Promise<CaptionPlan> {
  const job = readJob(options);
  await prepareState(options.state);
  const accounts = openStateAccounts(options.state, job.clock);
  try {
    const video = await openJobVideo(source, job);
    try {
      const key = jobKey(video);
      const log = await peekJobLog(logPath(options.state, key), job.servers);
      const known = log.record(captionsName(job));
      const heard =
        known?.state === 'done' ? (known.outcome as { readonly language: string; readonly vtt: string }) : null;
      const language = heard?.language ?? job.spoken;
      const translations = checkTranslations(job, language);
      const cues = countCues(heard?.vtt ?? null, video.durationSeconds);
      const { translator } = options;
      const each = translator && cues ? translator.price(sample(language, heard?.vtt ?? null, cues.count)) : null;
      const effects = createEffects({ log, key, clock: job.clock, signal: options.signal });
      const tools = { effects, accounts, report: () => {} };
      return {
        video: source,
        title: video.title,
        key,
        durationSeconds: video.durationSeconds,
        language,
        translations,
        transcriber: options.transcriber.id,
        translator: translator?.id ?? null,
        publishers: options.publishers.map(({ id }) => id),
        cues,
        price: each && cues ? { ...each, amount: each.amount * translations.length, exact: cues.exact } : null,
        balance: (await translator?.balance?.(tools)) ?? null,
        earlier: log.earlier,
      };
    } finally {
      await video.close();
    }
  } catch (error) {
    throw explain(error);
  } finally {
    await accounts.close();
  }
}

function countCues(vtt: string | null, durationSeconds: number | null): CaptionPlan['cues'] {
  if (vtt !== null) return { count: vtt.split('-->').length - 1, exact: true };
  return durationSeconds === null
    ? null
    : { count: Math.max(1, Math.ceil(durationSeconds / SECONDS_PER_CUE)), exact: false };
}

/** A track with so many cues, for a translator to price. */
function sample(language: string | null, vtt: string | null, cues: number): Track {
  const time = (second: number) => new Date(second * 1000).toISOString().slice(11, 23);
  const blocks = Array.from({ length: cues }, (_, at) => `${time(at)} --> ${time(at + 1)}\n.\n`);
  return { language: language ?? 'und', vtt: vtt ?? `WEBVTT\n\n${blocks.join('\n')}`, original: true };
}
