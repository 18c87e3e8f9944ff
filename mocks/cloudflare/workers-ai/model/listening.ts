import type { HeardSegment } from '../../../kernel/media/spoken.ts';

/** What a model is asked to listen to. */
export interface Listening {
  readonly audio: Uint8Array;
  /** The language to listen for; null for any. */
  readonly language: string | null;
  readonly translate: boolean;
  readonly vadFilter: boolean;
}

/** What a model heard. */
export interface Heard {
  readonly durationSeconds: number;
  readonly language: string;
  readonly segments: readonly HeardSegment[];
}
