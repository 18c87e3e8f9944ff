import { systemClock, type WaitingClock } from '../base/clock.ts';
import { deriveHex } from '../base/derive.ts';
import { completeLayout, LayoutError } from '../subtitles/index.ts';
import { CaptionError } from './errors.ts';
import { captionLanguage, isSameLanguage } from './languages/languages.ts';
import { option, step } from './next-step.ts';
import type { CaptionOptions } from './options.ts';
import type { PlannedLanguages, Publisher, Video } from './stages/types.ts';
import { trackLayout } from './track-layout.ts';

/** Options with their languages read and their defaults filled in. */
export interface Job {
  readonly options: CaptionOptions;
  readonly clock: WaitingClock;
  /** BCP 47, canonical; null to detect it. */
  readonly spoken: string | null;
  /** BCP 47, canonical, each once. */
  readonly wanted: readonly string[];
  readonly servers: string;
}

/**
 * Reads the options.
 * @throws {CaptionError} for an unknown language or a missing translator
 */
export function readJob(options: CaptionOptions): Job {
  const stated = options.spoken ?? options.transcriber.given?.language;
  const spoken = stated === undefined ? null : captionLanguage(stated);
  const wanted = [...new Set(options.to.map(captionLanguage))];
  const others = wanted.filter((language) => spoken === null || !isSameLanguage(language, spoken));
  if (others.length > 0 && !options.translator) {
    throw new CaptionError({
      kind: 'options',
      cause: `Captions in ${others.join(', ')} need a translator.`,
      next: step`Name one${option('--translator')}, or leave the languages out${option('--to')}.`,
      endsRun: true,
    });
  }
  checkLayout(options, [spoken ?? 'und', ...wanted]);
  return { options, clock: options.clock ?? systemClock, spoken, wanted, servers: options.servers ?? 'live' };
}

/** Checks the layout of each language before anything is paid. @throws {CaptionError} */
function checkLayout(options: CaptionOptions, languages: readonly string[]): void {
  try {
    for (const language of languages) completeLayout(trackLayout(options, language));
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error;
    throw new CaptionError({
      kind: 'options',
      cause: error.message,
      next: step`Correct the layout${option('--layout')}.`,
      error,
    });
  }
}

/** Returns the languages of the tracks that a job will have. `spoken` is null while it is unknown. */
export function plannedLanguages({ wanted }: Job, spoken: string | null): PlannedLanguages {
  const isOwn = spoken !== null && !wanted.some((language) => isSameLanguage(language, spoken));
  return { languages: isOwn ? [spoken, ...wanted] : wanted, complete: spoken !== null };
}

/** Names of tracks at their places in the log of a finished job. */
export const publishedNames = (
  publishers: readonly Publisher[],
  name: string,
  tracks: readonly { readonly language: string }[],
): string[] =>
  publishers.flatMap(({ id, placeOf }) =>
    tracks.map(({ language }) => [id, ...(placeOf ? [placeOf(name)] : []), language].join(' ')),
  );

/** Returns the languages to translate into. @throws {CaptionError} when the translator cannot */
export function checkTranslations({ options, wanted }: Job, spoken: string | null): readonly string[] {
  const targets = wanted.filter((language) => spoken === null || !isSameLanguage(language, spoken));
  for (const target of targets) options.translator?.check(spoken, target);
  return targets;
}

/** Returns the key of a video's job. Equal content has one job for each sound track, with any options. */
export const jobKey = ({
  identity,
  soundKey,
  jobKey: known,
}: Pick<Video, 'identity' | 'soundKey' | 'jobKey'>): string =>
  known ?? deriveHex(24, 'caption job', identity, ...(soundKey === null ? [] : [`sound track ${soundKey}`]));

/** Name in the log for the transcript, before the layout. */
export const transcriptName = ({ options, spoken }: Job): string =>
  `transcript/${options.transcriber.id}/${spoken ?? 'auto'}`;

/** Name in the log for the readable captions in the spoken language. */
export const captionsName = ({ options, spoken }: Job): string =>
  `captions/${options.transcriber.id}/${spoken ?? 'auto'}/${layoutId(options)}`;

/** Jobs without rules keep the name that they had before there were rules. */
const layoutId = ({ rules, layout = {} }: CaptionOptions): string =>
  deriveHex(8, JSON.stringify(rules ? { rules, layout } : layout));
