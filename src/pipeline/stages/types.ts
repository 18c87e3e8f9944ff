import type { SpeechSegment } from '../../subtitles/index.ts';
import type { Accounts } from '../accounts/types.ts';
import type { Effects } from '../effects/types.ts';

/** The video of a job, for its stages. */
export interface Video {
  /** Name for people, files and videos: no path, no control characters, never empty. */
  readonly title: string;
  /** Identity of its content: the SHA-256 of a file, or a URL. */
  readonly identity: string;
  /** Whether the source is a file of this machine. */
  readonly isFile: boolean;
  /** URL for services; null for a file without a host. */
  readonly url: string | null;
  /** Returns the path of a copy on this machine. Fetches a URL at the first call. */
  file(): Promise<string>;
  /** Returns the path of a file with its sound, without the picture if that saves much. */
  sound(): Promise<string>;
  /** Seconds; null when it is not inspected. */
  readonly durationSeconds: number | null;
}

/** Recognised speech and its language. */
export interface Transcript {
  /** BCP 47 tag; null when the transcriber does not report it. */
  readonly language: string | null;
  /** In the order of speech, seconds. Empty without speech. */
  readonly segments: readonly SpeechSegment[];
  /** Length of the sound as the service reports it. */
  readonly durationSeconds?: number | null;
}

/** Finished share of a stage's work, from 0 to 1; null while unknown. */
export type Report = (fraction: number | null, doing?: string) => void;

/** Tools of a stage. */
export interface StageTools {
  readonly effects: Effects;
  readonly report: Report;
  readonly accounts: Accounts;
}

/** Turns speech into text. Its effects survive crashes; it may repeat reads and waits. */
export interface Transcriber {
  /** Stable id: part of the names of its effects. */
  readonly id: string;
  /** `url`: a service fetches the video; `file`: this machine reads it; `either`. */
  readonly needs: 'url' | 'file' | 'either';
  /**
   * Checks without cost that it can do the job.
   * @throws {CaptionError} for an unknown language, or a missing one that it needs
   */
  check(video: Video, spoken: string | null): void;
  transcribe(video: Video, spoken: string | null, tools: StageTools): Promise<Transcript>;
}

/** A caption file in one language. */
export interface Track {
  /** The caller's BCP 47 tag in canonical case. */
  readonly language: string;
  /** WebVTT. */
  readonly vtt: string;
  /** Whether it is in the spoken language. */
  readonly original: boolean;
}

/** Cost of a translation. */
export interface Price {
  /** Whole units; 0 when there is no countable cost. */
  readonly amount: number;
  /** For example `credits`. */
  readonly unit: string;
}

/** A requested translation. */
export interface TranslationJob {
  readonly video: Video;
  /** In the spoken language. */
  readonly source: Track;
  /** BCP 47 tag. */
  readonly target: string;
  /** Releases the units reserved for it; called at the moment of payment. */
  readonly release: () => void;
}

/** Turns a track into other languages. */
export interface Translator {
  readonly id: string;
  /** `url`: it needs a URL of the video; `nothing`: the track is enough. */
  readonly needs: 'url' | 'nothing';
  /** @param spoken null until the transcription reports it. @throws {CaptionError} for an unknown language */
  check(spoken: string | null, target: string): void;
  /** Returns the cost of one translation of this track. */
  price(source: Track): Price;
  /**
   * Reserves the cost of translations of this track into this number of languages, before any payment. Each function releases
   * one.
   * @throws {CaptionError} of kind `credits` without enough credits
   */
  reserve(source: Track, targets: readonly string[], tools: StageTools): Promise<readonly (() => void)[]>;
  /** Opens its files, without a request to its service. @throws {StateFileError} */
  open?(tools: StageTools): Promise<void>;
  /** Returns the remaining units; null when the service does not report them. */
  balance?(tools: StageTools): Promise<number | null>;
  /** Returns WebVTT in the target language. */
  translate(job: TranslationJob, tools: StageTools): Promise<string>;
}

/** Place of a published track. */
export interface PublishedTrack {
  /** Text for people: a path, or a service's name with ids. */
  readonly place: string;
  /** Machine-readable parts of the place. */
  readonly ids: Readonly<Record<string, string | number>>;
}

/** Publishes tracks for viewers. */
export interface Publisher {
  readonly id: string;
  /** As for transcribers; `nothing`: tracks are enough. */
  readonly needs: 'url' | 'file' | 'either' | 'nothing';
  /** Checks a language. @throws {CaptionError} for one that it cannot label */
  check(video: Video, language: string): void;
  /** Replaces the track of its language. */
  publish(video: Video, track: Track, tools: StageTools): Promise<PublishedTrack>;
}
