import type { SoundTrack } from '../../media/index.ts';
import { CaptionError } from '../errors.ts';
import { nameOf } from '../languages/languages.ts';
import { option, step } from '../next-step.ts';

/** A sound track that the caller wants: its number from 1, or its language as a BCP 47 tag or an ISO 639 code. */
export type AudioTrackChoice = number | string;

/** The sound track of a video that is transcribed, among several. */
export interface ChosenTrack {
  readonly number: number;
  readonly isMain: boolean;
  /** Whether the caller chose it. */
  readonly isChosen: boolean;
  /** Every track, for people. */
  readonly list: string;
}

/**
 * Chooses a sound track; without a choice the main one.
 * @param name of the video, for the message
 * @returns null for a video with one track
 * @throws {CaptionError} with the list of tracks for a choice that the video does not have
 */
export function chooseTrack(
  name: string,
  tracks: readonly SoundTrack[],
  choice: AudioTrackChoice | undefined,
): ChosenTrack | null {
  const list = tracks.map(describeTrack).join(', ');
  const found =
    choice === undefined
      ? tracks.find(({ isMain }) => isMain)
      : tracks
          // Of several in one language, the main one.
          .toSorted((one, other) => Number(other.isMain) - Number(one.isMain))
          .find((track) => isMeant(track, choice));
  if (found) {
    return tracks.length === 1 ? null : { ...found, isChosen: choice !== undefined, list };
  }
  if (choice === undefined) return null;
  throw new CaptionError({
    kind: 'video',
    cause: `${name} has no sound track ${choice}. It has: ${list || 'none'}.`,
    next: step`Choose one of them by its number or its language${option('--audio-track')}.`,
  });
}

function isMeant({ number, language }: SoundTrack, choice: AudioTrackChoice): boolean {
  if (typeof choice === 'number' || /^\d+$/.test(choice)) return number === Number(choice);
  const [wanted, own] = [tagOf(choice), language && tagOf(language)];
  return wanted !== null && own !== null && (own === wanted || own.split('-')[0] === wanted);
}

/** The canonical tag of a language: `deu` and `ger` are `de`. Null for what is no tag. */
function tagOf(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

function describeTrack({ number, language, title, isMain }: SoundTrack): string {
  const tag = language && tagOf(language);
  const about = [
    tag ? `${tag}${nameOf(tag)}` : (language ?? 'language unknown'),
    ...(title ? [`"${title.replace(/\p{C}/gu, ' ')}"`] : []),
    ...(isMain ? ['main'] : []),
  ];
  return `${number}: ${about.join(', ')}`;
}
