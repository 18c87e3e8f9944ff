/** The stages that a video goes through, in their order. */
export const videoStages = ['store', 'transcribe', 'translate', 'publish'] as const;

/** Names a stage. */
export type VideoStage = (typeof videoStages)[number];

/** How far a stage is. */
export interface StageState {
  readonly state: 'waiting' | 'working' | 'done' | 'failed' | 'skipped';
  /** 0 to 1; null when there is no telling. */
  readonly fraction: number | null;
  readonly secondsLeft: number | null;
  /** The language at work. */
  readonly language?: string;
}

/** What is kept of a video besides its bytes. */
export interface VideoRecord {
  /** 32 hex digits that nobody can guess. */
  readonly id: string;
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly bytes: number;
  readonly durationSeconds: number;
  readonly extension: string;
  /** Languages wanted: BCP 47. */
  readonly to: readonly string[];
  /** As the uploader named it; null: to be found out. */
  readonly spoken: string | null;
  readonly hasAudio: boolean;
  readonly state: 'queued' | 'working' | 'done' | 'failed' | 'deleting';
  readonly stages: Readonly<Record<VideoStage, StageState>>;
  /** The language spoken, once it is known. */
  readonly language: string | null;
  /** Tracks that can be fetched. */
  readonly tracks: readonly { readonly language: string; readonly original: boolean }[];
  /** Why the last job failed; `kind` is that of a CaptionError, or `defect`. */
  readonly error: { readonly kind: string; readonly message: string; readonly next: string } | null;
  /** Somebody allowed to pay again for an answer that was paid for and lost. */
  readonly payAgain?: boolean;
}

/** The key of a video's file in the store, which is its address, too. */
export const videoKey = ({ id, extension }: Pick<VideoRecord, 'id' | 'extension'>): string =>
  `videos/${id}/video.${extension}`;

/** The key of a track. */
export const trackKey = (id: string, language: string, format: 'vtt' | 'srt'): string =>
  `videos/${id}/captions/${language}.${format}`;
