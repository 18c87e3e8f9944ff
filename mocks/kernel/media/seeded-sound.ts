import type { SpokenSegment } from '../../../fixtures/transcripts/types.ts';
import { languageOf } from '../language/scripts.ts';
import { type FoundSound, findSound, type SoundFacts } from '../world/seeds/find-sound.ts';
import type { SoundEntry } from '../world/seeds/sound-entry.ts';
import type { Tenant } from '../world/tenant.ts';
import { cutToSpan } from './cut-span.ts';
import { spreadText } from './spread-text.ts';
import { type HeardSegment, withWords, wordsOf } from './words.ts';

/** What the seeds of a tenant say of a sound: plain data, alike for every service that hears it. */
export interface SeededSound {
  /** Language code of what is spoken. */
  readonly language: string;
  /** Length in seconds, if the seed says or implies it. */
  readonly seconds: number | null;
  /** The sentences; empty if nothing is spoken, null for invented speech. */
  readonly segments: readonly HeardSegment[] | null;
  /** Why it cannot be heard: a failure id, or ids by provider; null if it can be heard. */
  readonly failure: string | Readonly<Record<string, string>> | null;
  /** Speakers of invented speech. */
  readonly speakers: number;
}

/**
 * What the seeds of a tenant say of a sound: its own seeds first, then those of the world. Null without an entry.
 * @param durationSeconds the length of the sound; null if it was not read
 */
export function seededSound(tenant: Tenant, facts: SoundFacts, durationSeconds: number | null): SeededSound | null {
  const found = findSound(tenant.books, facts);
  return found && soundOf(found, durationSeconds);
}

/** What an entry says of a sound. @param durationSeconds the length of the sound; null if it was not read */
export function soundOf(found: FoundSound, durationSeconds: number | null): SeededSound {
  const { entry, offsetSeconds, wholeSeconds } = found;
  const { content, language } = entry;
  const spaced = languageOf(language).script.spaced;
  const whole = segmentsOf(entry, entry.seconds ?? wholeSeconds ?? durationSeconds, spaced);
  const seconds = durationSeconds ?? entry.seconds;
  const span = seconds === null ? null : { from: offsetSeconds, seconds };
  return {
    language,
    seconds: seconds ?? whole?.at(-1)?.end ?? null,
    segments: whole !== null && span !== null ? cutToSpan(whole, span, spaced) : whole,
    failure: content.kind === 'failure' ? content.failure : null,
    speakers: content.kind === 'invented' ? content.speakers : 1,
  };
}

/** @param length of the whole sound */
function segmentsOf({ content, language }: SoundEntry, length: number | null, spaced: boolean) {
  const timed = (segment: SpokenSegment): HeardSegment => withWords(segment, wordsOf(segment.text, language, spaced));
  switch (content.kind) {
    case 'cues':
      return content.cues.map(({ start, end, text }) => timed({ start, end, text: oneLine(text) }));
    case 'text':
      return spreadText(content.text, { language, spaced, durationSeconds: length }).map(timed);
    case 'silence':
      return [];
    default:
      return null;
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * Why a service cannot hear a sound, as an id of its own catalogue; null if it can.
 * @param usual its reason for a failure that only another service catalogues
 */
export function failureAt<Id extends string, Usual extends Id | null>(
  provider: string,
  { failure }: Pick<SeededSound, 'failure'>,
  { isOwn, usual }: { readonly isOwn: (id: string) => id is Id; readonly usual: Usual },
): Id | Usual | null {
  if (failure === null) return null;
  if (typeof failure === 'string') return isOwn(failure) ? failure : usual;
  const own = Object.hasOwn(failure, provider) ? failure[provider] : undefined;
  return own !== undefined && isOwn(own) ? own : null;
}
