import { transcriptByHash, transcriptByUrl } from '../../../fixtures/transcripts/index.ts';
import type { Transcript } from '../../../fixtures/transcripts/types.ts';
import { speech } from '../language/speech.ts';
import { type HeardSegment, withWords } from './words.ts';

export type { HeardSegment } from './words.ts';

/** The facts of a recording that decide its speech. */
export interface Recording {
  /** Hex SHA-256 of the whole file, or null if it was not read. */
  readonly sha256: string | null;
  readonly url: string | null;
  readonly durationSeconds: number;
}

/** The transcript of a known recording, or null. */
export function knownTranscript({ sha256, url }: Pick<Recording, 'sha256' | 'url'>): Transcript | null {
  const byHash = sha256 !== null && Object.hasOwn(transcriptByHash, sha256) ? transcriptByHash[sha256] : undefined;
  const byUrl = url !== null && Object.hasOwn(transcriptByUrl, url) ? transcriptByUrl[url] : undefined;
  return byHash ?? byUrl ?? null;
}

/**
 * The transcript of a recording: the real words of a known one if the language matches, else invented
 * speech as long as the recording. `language` is a BCP 47 tag or another provider's code; null matches any.
 */
export function hear(recording: Recording, language: string | null, seed: number): readonly HeardSegment[] {
  const known = knownTranscript(recording);
  if (known && (language === null || baseOf(language) === known.language))
    return known.segments.map((segment) => withWords(segment));
  const { durationSeconds } = recording;
  return speech({ durationSeconds, language: baseOf(language ?? 'en'), seed });
}

const baseOf = (language: string): string => language.toLowerCase().split('-')[0] ?? '';
