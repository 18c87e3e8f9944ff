/** The stages of a video, in their order. */
export const videoStages = ['store', 'transcribe', 'translate', 'publish'] as const;

/** Name of a stage. */
export type VideoStage = (typeof videoStages)[number];

/** States of jobs by which the list can be filtered. */
export const listStates = ['queued', 'working', 'done', 'failed'] as const;

/** Progress of a stage. */
export interface StageState {
  readonly state: 'waiting' | 'working' | 'done' | 'failed' | 'skipped';
  /** 0 to 1; null while unknown. */
  readonly fraction: number | null;
  readonly secondsLeft: number | null;
  /** The language at work. */
  readonly language?: string;
  /** How long it took, in seconds; missing before its end, and where it had nothing to do. */
  readonly seconds?: number;
}

/** The stored facts of a video. */
export interface VideoRecord {
  /** 32 random hex digits. */
  readonly id: string;
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly bytes: number;
  readonly durationSeconds: number;
  readonly extension: string;
  /** Requested languages: BCP 47. */
  readonly to: readonly string[];
  /** Spoken language given by the uploader; null to detect it. */
  readonly spoken: string | null;
  readonly hasAudio: boolean;
  readonly state: 'queued' | 'working' | 'done' | 'failed' | 'deleting';
  readonly stages: Readonly<Record<VideoStage, StageState>>;
  /** The spoken language; null while unknown. */
  readonly language: string | null;
  /** Available tracks. */
  readonly tracks: readonly { readonly language: string; readonly original: boolean }[];
  /** Languages that the job adds to those of a finished one. */
  readonly adding?: readonly string[];
  /** Key of the job that captioned the video, since it is finished. */
  readonly jobKey?: string;
  /** Why the last job failed; `kind` is that of a CaptionError, `local`, `store` or `defect`. */
  readonly error: { readonly kind: string; readonly message: string; readonly next: string } | null;
  /** Whether there is a still picture of it. */
  readonly hasPoster?: boolean;
  /** What all runs of the job have paid for translations; missing before the first payment. */
  readonly spent?: { readonly amount: number; readonly unit: string };
  /** Whether the user has allowed to pay again for a lost answer. */
  readonly payAgain?: boolean;
}

/** Returns the key of a video's file in the store, which is also its address. */
export const videoKey = ({ id, extension }: Pick<VideoRecord, 'id' | 'extension'>): string =>
  `videos/${id}/video.${extension}`;

/** Returns the folder of what only the job of a video needs. */
export const uploadFolder = (id: string): string => `videos/${id}/upload`;

/** Returns the key of the sound that was uploaded beside a video. */
export const soundKey = (id: string): string => `${uploadFolder(id)}/audio`;

/** Returns the key of the original that a translation was made from. */
export const sourceKey = (id: string, language: string): string => `videos/${id}/captions/${language}.from.vtt`;

/** Returns the key of a track. */
export const trackKey = (id: string, language: string, format: 'vtt' | 'srt'): string =>
  `videos/${id}/captions/${language}.${format}`;
