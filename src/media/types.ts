/** What a file that can be read is. */
export interface MediaFacts {
  /** `mp4` begins with `ftyp` and a brand other than QuickTime's (ISO/IEC 14496-12, 4.3). */
  readonly container: 'mp4' | 'other';
  readonly bytes: number;
  /** 0 or more, finite. */
  readonly durationSeconds: number;
  /** Of the primary video track in pixels; null without one. */
  readonly picture: { readonly width: number; readonly height: number } | null;
  /** Of the primary audio track; null without one. `language` is an ISO 639-2 code, null for none or `und`. */
  readonly sound: { readonly channels: number; readonly language: string | null } | null;
}

/**
 * Why a file cannot be used.
 * - `not-media`: no container that is read here, or no tracks in it
 * - `no-index`: an MP4 or MOV file without its index (`moov`)
 * - `incomplete`: its end is missing
 * - `contradictory`: it declares more than it can hold
 * - `too-costly`: reading it took more memory or time than a file of its size may
 */
export type MediaTroubleKind = 'not-media' | 'no-index' | 'incomplete' | 'contradictory' | 'too-costly';

/** A file that cannot be used. */
export interface MediaTrouble {
  readonly trouble: MediaTroubleKind;
  /** For people: what of it is wrong, as the rest of a sentence that begins with the file's name. */
  readonly detail: string;
}

/** What an inspection found. */
export type Inspection = MediaFacts | MediaTrouble;

/** Where the sound of a file lies: in `path`, which is the file itself when its sound need not or cannot be copied. */
export type Extraction = { readonly path: string } | MediaTrouble;

/** Makes a trouble. */
export const trouble = (kind: MediaTroubleKind, detail: string): MediaTrouble => ({ trouble: kind, detail });
