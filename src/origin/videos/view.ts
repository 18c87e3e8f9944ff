import { ownName } from '../../base/own-name.ts';
import { posterKey } from './poster.ts';
import { type StageState, trackKey, type VideoRecord, type VideoStage, videoKey } from './types.ts';

/** A track of the API. Addresses are paths on this server. */
export interface TrackView {
  /** BCP 47. */
  readonly language: string;
  /** Whether it is in the spoken language. */
  readonly original: boolean;
  /** Name of the language in itself. */
  readonly label: string;
  readonly vtt: string;
  readonly srt: string;
}

/** A video of the API. */
export interface VideoView {
  readonly id: string;
  readonly title: string;
  /** ISO 8601. */
  readonly created: string;
  readonly bytes: number;
  readonly durationSeconds: number;
  /** Requested languages. */
  readonly to: readonly string[];
  /** The spoken language; null while unknown. */
  readonly language: string | null;
  /** Address of the video's file. */
  readonly url: string;
  /** Address of a still picture; null while there is none. */
  readonly poster: string | null;
  readonly job: {
    readonly state: VideoRecord['state'];
    readonly stages: Readonly<Record<VideoStage, StageState>>;
    readonly error: VideoRecord['error'];
    /** What has been paid for translations; null before the first payment. */
    readonly spent: { readonly amount: number; readonly unit: string } | null;
    /** Languages that the job adds. */
    readonly adding: readonly string[];
    readonly url: string;
    readonly events: string;
  };
  readonly tracks: readonly TrackView[];
}

/** Returns the API's view of a video. Addresses are paths on this server. */
export function viewOf(record: VideoRecord): VideoView {
  const { id, title, created, bytes, durationSeconds, to, state, stages, language, tracks, error } = record;
  return {
    id,
    title,
    created: new Date(created).toISOString(),
    bytes,
    durationSeconds,
    to,
    language,
    url: `/${videoKey(record)}`,
    poster: record.hasPoster ? `/${posterKey(record)}` : null,
    job: {
      state,
      stages,
      error,
      spent: record.spent ?? null,
      adding: record.adding ?? [],
      url: `/videos/${id}`,
      events: `/videos/${id}/events`,
    },
    tracks: tracks.map((track) => ({
      ...track,
      label: labelOf(track.language),
      vtt: `/${trackKey(id, track.language, 'vtt')}`,
      srt: `/${trackKey(id, track.language, 'srt')}`,
    })),
  };
}

/** Returns the language's own name, which viewers look for; else its English name. */
function labelOf(language: string): string {
  return ownName(language) ?? language;
}
