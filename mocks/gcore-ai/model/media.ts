import type { ProcessingErrorId } from '../../../src/contracts/gcore-ai/task-errors.ts';

/** What is behind a URL, as far as processing needs it. Plain data. */
export interface Media {
  readonly durationSeconds: number;
  /** Bibliographic codes of what is spoken, the most frequent first; empty when nobody speaks. */
  readonly languages: readonly string[];
  /** Where its transcript stands: by the file's hash or by its URL; null for invented speech. */
  readonly transcript: { readonly hash: string } | { readonly url: string } | null;
  /** Chooses what is invented: equal for equal media. */
  readonly seed: number;
  /** Why processing will fail; null when it will not. */
  readonly failure: ProcessingErrorId | null;
  /** Internal failures on the way. */
  readonly retries: number;
  /** What content moderation will find. */
  readonly labels: readonly string[];
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly audioChannels: number;
}
