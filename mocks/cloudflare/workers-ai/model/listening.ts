import type { HeardSegment } from '../../../kernel/media/spoken.ts';

/** The input of a model. */
export interface Listening {
  readonly audio: Uint8Array;
  /** The spoken language; null to detect it. */
  readonly language: string | null;
  /** True if the language is a default: a seeded sound is then heard in its own language. */
  readonly isUsual: boolean;
  readonly translate: boolean;
  readonly vadFilter: boolean;
}

/** The transcript of a model. */
export interface Heard {
  readonly durationSeconds: number;
  readonly language: string;
  readonly segments: readonly HeardSegment[];
}
