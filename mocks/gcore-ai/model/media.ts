import type { SpokenSegment } from '../../../fixtures/transcripts/types.ts';
import type { ProcessingErrorId } from '../../../src/contracts/gcore-ai/task-errors.ts';

/** The facts about the media of a URL that processing needs. Plain data. */
export interface Media {
  readonly durationSeconds: number;
  /** Bibliographic codes of the spoken languages, the most frequent first; empty without speech. */
  readonly languages: readonly string[];
  /** Its transcript, or the place of it: by the file's hash or by its URL; null for invented speech. */
  readonly transcript:
    | { readonly hash: string }
    | { readonly url: string }
    | { readonly seeded: readonly SpokenSegment[] }
    | null;
  /** How many people speak in invented speech. Default: 1. */
  readonly speakers?: number;
  /** The seed of invented data: equal for equal media. */
  readonly seed: number;
  /** Why processing will fail, or null. */
  readonly failure: ProcessingErrorId | null;
  /** The number of internal failures. */
  readonly retries: number;
  /** The findings of content moderation. */
  readonly labels: readonly string[];
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly audioChannels: number;
}
