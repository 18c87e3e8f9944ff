import type { Span } from './spans.ts';

/** A piece of sound, ready to be sent. Times in seconds of the whole sound. */
export interface SoundPiece {
  readonly audio: Blob;
  /** Where it begins: a little below 0 at most, because decoders leave out what is before. */
  readonly from: number;
  readonly to: number;
  /** Where the sound goes on after a gap that ended the piece; null without one. */
  readonly rest: number | null;
  /** Frees the place that it takes. */
  release(): Promise<void>;
}

/** Cuts pieces from one sound. */
export interface SoundCutter {
  /**
   * Cuts the packets of a span. Null for a span without sound.
   * @throws {CaptionError} for sound that cannot be cut
   */
  cut(span: Span): Promise<SoundPiece | null>;
  close(): Promise<void>;
}

/** The sound of a video where it is kept: a file of this machine, or an object of a store. */
export interface SoundSource {
  /** Length in seconds; 0 where the file does not tell. */
  seconds(): Promise<number>;
  /** All of it, to be sent at once. */
  whole(): Promise<Blob>;
  cutter(): Promise<SoundCutter>;
}
