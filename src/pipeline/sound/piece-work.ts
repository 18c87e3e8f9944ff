import type { Effects } from '../effects/types.ts';
import type { HeardPiece, HeardSegment } from './heard-piece.ts';
import type { SoundSource } from './sound-source.ts';
import type { PieceRule } from './spans.ts';

/** What a service hears in one piece. */
export type PieceHeard = {
  /** As the service writes it; null if it does not tell. */
  readonly language: string | null;
  /** How sure it is of the language, 0 to 1; null if it does not tell. */
  readonly languageProbability: number | null;
  readonly segments: readonly HeardSegment[];
};

/** A part of a sound and what was heard in it. */
export interface HeardPart extends HeardPiece, PieceHeard {
  /** Requests for it whose answers were lost, so that it may have been charged so many times more. */
  readonly lost: number;
}

/** How a sound is transcribed in pieces. */
export interface PieceWork {
  readonly sound: SoundSource;
  readonly durationSeconds: number;
  readonly rule: PieceRule;
  /** Begins the names of the effects. */
  readonly name: string;
  readonly effects: Effects;
  /** Whether the service tells the language of a piece. */
  readonly tellsLanguage: boolean;
  /** Called with the language of the whole when the first piece tells it, before most pieces are sent. May throw. */
  readonly onLanguage: (language: string) => void;
  /** Sends one piece. `language`: that of the whole, null while it is unknown. */
  readonly send: (audio: Blob, language: string | null) => Promise<PieceHeard>;
  /** Why a failure means that the piece is too long; null for other failures. */
  readonly tooLong: (error: unknown) => string | null;
  readonly report: (fraction: number) => void;
}
