import type { SpeechSegment } from '../../subtitles/index.ts';
import type { Accounts } from '../accounts/types.ts';
import type { Effects } from '../effects/types.ts';

/** The video of a job, as stages see it. */
export interface Video {
  /** For people and for names of files and videos: no path, no control characters, never empty. */
  readonly title: string;
  /** Names what is in it: the SHA-256 of a file, a URL. */
  readonly identity: string;
  /** Whether it was given as a file of this machine. */
  readonly isFile: boolean;
  /** Where services can fetch it; null for a file that nobody serves. */
  readonly url: string | null;
  /** Path of a copy on this machine; fetched at the first call when the video is a URL. */
  file(): Promise<string>;
  /** Path of a file with its sound; without the picture where that is worth while. */
  sound(): Promise<string>;
  /** Seconds; null when nobody looked inside. */
  readonly durationSeconds: number | null;
}

/** What was said, and in which language. */
export interface Transcript {
  /** BCP 47 tag; null when the transcriber cannot tell. */
  readonly language: string | null;
  /** In time order, seconds. None when nobody speaks. */
  readonly segments: readonly SpeechSegment[];
}

/** A share of a stage's work, from 0 to 1; null when there is no telling. */
export type Report = (fraction: number | null, doing?: string) => void;

/** What a stage is given besides its input. */
export interface StageTools {
  readonly effects: Effects;
  readonly report: Report;
  readonly accounts: Accounts;
}

/** Turns speech into text. Its effects survive crashes; reading and waiting it may do again. */
export interface Transcriber {
  /** Stable: part of the names of its effects. */
  readonly id: string;
  /** `url`: a service fetches the video; `file`: this machine reads it; `either`. */
  readonly needs: 'url' | 'file' | 'either';
  /**
   * Checks without cost that it can do the job.
   * @throws {CaptionError} for a language it does not know, or one it must be told
   */
  check(video: Video, spoken: string | null): void;
  transcribe(video: Video, spoken: string | null, tools: StageTools): Promise<Transcript>;
}

/** A caption file in one language. */
export interface Track {
  /** BCP 47 tag as the caller wrote it, in canonical case. */
  readonly language: string;
  /** WebVTT. */
  readonly vtt: string;
  /** Whether it is in the spoken language. */
  readonly original: boolean;
}

/** What translating costs. */
export interface Price {
  /** Whole units; 0 when it costs nothing that can be counted. */
  readonly amount: number;
  /** For example `credits`. */
  readonly unit: string;
}

/** A translation to be made. */
export interface TranslationJob {
  readonly video: Video;
  /** In the spoken language. */
  readonly source: Track;
  /** BCP 47 tag. */
  readonly target: string;
  /** Gives back what was set aside for it; called at the moment it is paid. */
  readonly release: () => void;
}

/** Turns a track into other languages. */
export interface Translator {
  readonly id: string;
  /** `url`: it needs the video where services can fetch it; `nothing`: the track is enough. */
  readonly needs: 'url' | 'nothing';
  /** @param spoken null when it will only be known after the transcription. @throws {CaptionError} for a language it does not know */
  check(spoken: string | null, target: string): void;
  /** What one translation of this track costs. */
  price(source: Track): Price;
  /**
   * Sets aside what translations of this track into so many languages cost, before anything is paid. Each function gives one
   * back.
   * @throws {CaptionError} of kind `credits` when there is not enough
   */
  reserve(source: Track, targets: readonly string[], tools: StageTools): Promise<readonly (() => void)[]>;
  /** Opens what it keeps on the disk, without asking its service. @throws {StateFileError} */
  open?(tools: StageTools): Promise<void>;
  /** Units left; null when the service does not tell. */
  balance?(tools: StageTools): Promise<number | null>;
  /** WebVTT in the target language. */
  translate(job: TranslationJob, tools: StageTools): Promise<string>;
}

/** Where a track went. */
export interface PublishedTrack {
  /** For people: a path, or a service's name with ids. */
  readonly place: string;
  /** Machine-readable parts of the place. */
  readonly ids: Readonly<Record<string, string | number>>;
}

/** Puts tracks where viewers find them. */
export interface Publisher {
  readonly id: string;
  /** As for transcribers; `nothing`: tracks are enough. */
  readonly needs: 'url' | 'file' | 'either' | 'nothing';
  /** @throws {CaptionError} for a language it cannot label */
  check(video: Video, language: string): void;
  /** Puts the track in place of any other in that language. */
  publish(video: Video, track: Track, tools: StageTools): Promise<PublishedTrack>;
}
