import { refuseUnknownOptions } from '../base/known-options.ts';
import type { JobLog } from './effects/job-log.ts';
import { explain } from './explain.ts';
import { readJob } from './job.ts';
import { type LookShared, lookAt, type Seen } from './look/look-at.ts';
import { type CaptionOptions, captionOptionNames } from './options.ts';
import type { Track } from './stages/types.ts';
import { openSurroundings } from './surroundings/of.ts';

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
  /** Whether the captions exist, so that nothing is transcribed. */
  readonly given: boolean;
  readonly translator: string | null;
  readonly publishers: readonly string[];
  /** Cues in the spoken language; null while unknown. */
  readonly cues: { readonly count: number; readonly exact: boolean } | null;
  /** Cost of the translations that no earlier run has paid; null while unknown. */
  readonly price: { readonly amount: number; readonly unit: string; readonly exact: boolean } | null;
  /** Remaining units of the translator's account; null if it does not report them, and in plans of several videos. */
  readonly balance: number | null;
  /** State that an earlier run left. */
  readonly earlier: JobLog['earlier'];
  /** What is left to do. Published tracks are looked up in any case, and published again if they are gone. */
  readonly left: { readonly transcribe: boolean; readonly translations: readonly string[]; readonly publish: boolean };
  /** What the user should know before anything is paid, in sentences. */
  readonly notices: readonly string[];
}

/** Seconds of a cue with the pause behind it, as in dialogue (assumed; films measured: 3 to 4). */
const SECONDS_PER_CUE = 3.5;

/**
 * Plans a job without creating, sending or paying anything. Checks video, languages and services. The price is exact after a
 * transcription of an earlier run, else estimated from the duration.
 * @throws {CaptionError}
 */
export async function planCaptions(source: string, options: CaptionOptions): Promise<CaptionPlan> {
  refuseUnknownOptions('planCaptions', options, captionOptionNames);
  readJob(options);
  const open = await openSurroundings(options);
  try {
    const shared = { ...open, known: new Map() };
    const seen = await lookAt(source, options, shared);
    return { ...planOf(source, options, seen), balance: await balanceOf(source, options, seen, shared) };
  } catch (error) {
    throw explain(error);
  } finally {
    await open.accounts.close();
  }
}

/** Returns the plan of a video after a look at it, without the balance of the account. */
export function planOf(source: string, options: CaptionOptions, seen: Seen): CaptionPlan {
  const { key, video, language, captions, translations, earlier, effects, published, notices } = seen;
  const { translator } = options;
  const cues = countCues(captions?.vtt ?? null, video.durationSeconds);
  const each = translator && cues ? translator.price(captions ?? sample(language, cues.count)) : null;
  const unpaid = translations.filter((target) => !(captions && translator?.isDone?.(captions, target, effects)));
  return {
    video: source,
    title: video.title,
    key,
    durationSeconds: video.durationSeconds,
    language,
    translations,
    transcriber: options.transcriber.id,
    given: options.transcriber.given !== undefined,
    translator: translator?.id ?? null,
    publishers: options.publishers.map(({ id }) => id),
    cues,
    price: each && cues ? { ...each, amount: each.amount * unpaid.length, exact: cues.exact } : null,
    balance: null,
    earlier,
    left: { transcribe: captions === null, translations: unpaid, publish: !published },
    notices,
  };
}

/** Returns the remaining units of the translator's account, as its service reports them; null if it does not. */
export async function balanceOf(
  source: string,
  { translator }: CaptionOptions,
  { effects }: Pick<Seen, 'effects'>,
  { accounts, surroundings: { outputs } }: LookShared,
): Promise<number | null> {
  const quiet = { notice: () => {}, report: () => {} };
  return (await translator?.balance?.({ effects, accounts, outputs, source, ...quiet })) ?? null;
}

function countCues(vtt: string | null, durationSeconds: number | null): CaptionPlan['cues'] {
  if (vtt !== null) return { count: vtt.split('-->').length - 1, exact: true };
  return durationSeconds === null
    ? null
    : { count: Math.max(1, Math.ceil(durationSeconds / SECONDS_PER_CUE)), exact: false };
}

/** Makes a track with this number of cues, each a sentence, for the translator's price. */
function sample(language: string | null, cues: number): Track {
  const time = (second: number) => new Date(second * 1000).toISOString().slice(11, 23);
  const blocks = Array.from({ length: cues }, (_, at) => `${time(at)} --> ${time(at + 1)}\nText.\n`);
  return { language: language ?? 'und', vtt: `WEBVTT\n\n${blocks.join('\n')}`, original: true };
}
