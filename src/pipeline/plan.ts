import { createEffects } from './effects/effects.ts';
import { peekJobLog } from './effects/job-log.ts';
import { explain } from './explain.ts';
import { captionsName, checkTranslations, jobKey, openJobVideo, readJob } from './job.ts';
import type { CaptionOptions } from './options.ts';
import type { Track } from './stages/types.ts';
import { logPath, openStateAccounts, prepareState } from './state-folder.ts';

/** Work and cost of captioning a video. */
export interface CaptionPlan {
  readonly video: string;
  readonly title: string;
  readonly key: string;
  /** Seconds; null for a URL, which is not inspected. */
  readonly durationSeconds: number | null;
  /** The spoken language; null to detect it. */
  readonly language: string | null;
  readonly translations: readonly string[];
  readonly transcriber: string;
  readonly translator: string | null;
  readonly publishers: readonly string[];
  /** Cues in the spoken language; null while unknown. */
  readonly cues: { readonly count: number; readonly exact: boolean } | null;
  /** Cost of all translations, including those that an earlier run has paid; null while unknown. */
  readonly price: { readonly amount: number; readonly unit: string; readonly exact: boolean } | null;
  /** Remaining units of the translator's account; null if it does not report them. */
  readonly balance: number | null;
  /** State that an earlier run left. */
  readonly earlier: 'nothing' | 'unfinished' | 'finished';
}

/** Seconds of a cue with the pause behind it, as in dialogue (assumed; films measured: 3 to 4). */
const SECONDS_PER_CUE = 3.5;

/**
 * Plans a job without creating, sending or paying anything. Checks video, languages and services. The price is exact after a
 * transcription of an earlier run, else estimated from the duration.
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

/** Makes a track with this number of cues, for the translator's price. */
function sample(language: string | null, vtt: string | null, cues: number): Track {
  const time = (second: number) => new Date(second * 1000).toISOString().slice(11, 23);
  const blocks = Array.from({ length: cues }, (_, at) => `${time(at)} --> ${time(at + 1)}\n.\n`);
  return { language: language ?? 'und', vtt: vtt ?? `WEBVTT\n\n${blocks.join('\n')}`, original: true };
}
