/** Facts of a readable file. */
export interface MediaFacts {
  /** `mp4` begins with `ftyp` and a brand other than QuickTime's (ISO/IEC 14496-12, 4.3). */
  readonly container: 'mp4' | 'other';
  readonly bytes: number;
  /** 0 or more, finite. */
  readonly durationSeconds: number;
  /** Size of the primary video track in pixels; null without one. */
  readonly picture: { readonly width: number; readonly height: number } | null;
  /** Facts of the primary audio track; null without one. `language` is an ISO 639-2 code, null for none or `und`. */
  readonly sound: { readonly channels: number; readonly language: string | null } | null;
  /** Every audio track, in the order of the file; `sound` is the main one. */
  readonly soundTracks: readonly SoundTrack[];
}

/** What a file declares of an audio track. */
export interface SoundTrack {
  /** Its number among the audio tracks, from 1. */
  readonly number: number;
  /** As for the primary audio track. */
  readonly language: string | null;
  /** Its name for people; null without one. */
  readonly title: string | null;
  /** Whether it is the primary one: that which players choose. */
  readonly isMain: boolean;
}

/**
 * Why a file cannot be used.
 * - `not-media`: an unsupported container, or no tracks in it
 * - `no-index`: an MP4 or MOV file without its index (`moov`)
 * - `incomplete`: its end is missing
 * - `contradictory`: it declares more than its size allows
 * - `too-costly`: reading it takes more memory or time than allowed for its size
 */
export type MediaTroubleKind = 'not-media' | 'no-index' | 'incomplete' | 'contradictory' | 'too-costly';

/** A file that cannot be used. */
export interface MediaTrouble {
  readonly trouble: MediaTroubleKind;
  /** The problem for people, as the rest of a sentence that begins with the file's name. */
  readonly detail: string;
}

/** Result of an inspection. */
export type Inspection = MediaFacts | MediaTrouble;

/** The file with the sound: `path` is the original file when its sound need not or cannot be copied. */
export type Extraction = { readonly path: string } | MediaTrouble;

/** The encoded packets of a sound in order: when each begins, in milliseconds, and the hash of its bytes. */
export type SoundPackets = { readonly times: readonly number[]; readonly hashes: readonly string[] } | MediaTrouble;

/**
 * A piece of a sound: its file, where it begins and ends in the sound, in seconds, and where the sound goes on after a gap that
 * ended it; null for a span without sound. `from` may be a little below 0: decoders leave out what is before.
 */
export type CutSound =
  | { readonly path: string; readonly from: number; readonly to: number; readonly rest: number | null }
  | MediaTrouble
  | null;

/** Makes a trouble. */
export const trouble = (kind: MediaTroubleKind, detail: string): MediaTrouble => ({ trouble: kind, detail });
