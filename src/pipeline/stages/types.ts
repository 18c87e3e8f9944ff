import type { CueLayout, SpeechSegment, SubtitleFormat } from '../../subtitles/index.ts';
import type { Accounts } from '../accounts/types.ts';
import type { Effects } from '../effects/types.ts';
import type { Outputs } from '../outputs/types.ts';
import type { MediaFacts } from '../source/inspect.ts';
import type { ChosenTrack } from '../source/sound-track.ts';

/** The video of a job, for its stages. */
export interface Video {
  /** Name for people, files and videos: no path, no control characters, never empty. */
  readonly title: string;
  /** Path of its files below an output folder: safe parts joined by `/`, without extension. Default: the title. */
  readonly name: string;
  /** Identity of its content: the SHA-256 of a file, or a URL. */
  readonly identity: string;
  /** Key of its job, for a video that an earlier job has read. Default: derived from the identity. */
  readonly jobKey?: string;
  /** Whether the source is a file of this machine. */
  readonly isFile: boolean;
  /** URL for services; null for a file without a host. */
  readonly url: string | null;
  /** Returns the path of a copy on this machine. Fetches a URL at the first call. */
  file(): Promise<string>;
  /** Returns the path of a file with its sound, without the picture if that saves much, and without other sound tracks. */
  sound(): Promise<string>;
  /** The sound track of several that `sound` holds; null with one track, and for a URL that was not fetched. */
  soundTrack(): ChosenTrack | null;
  /** Tells jobs of different sound tracks of one video apart; null for the main one. */
  readonly soundKey: string | null;
  /** Seconds; null when it is not inspected. */
  readonly durationSeconds: number | null;
  /** Facts of a file; null for a URL, which is not inspected. */
  readonly media: MediaFacts | null;
}

/** Options of a request without cost. */
interface ProbeCall {
  readonly signal: AbortSignal | undefined;
}

/** Recognised speech and its language. */
export interface Transcript {
  /** BCP 47 tag; null when the transcriber does not report it. */
  readonly language: string | null;
  /** In the order of speech, seconds. Empty without speech. */
  readonly segments: readonly SpeechSegment[];
  /** Captions that need no layout: WebVTT. Then there are no segments. */
  readonly vtt?: string | undefined;
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
  /** The state folder's records on output files. */
  readonly outputs: Outputs;
  /** The job's source as given by the caller. */
  readonly source: string;
  /** Receives a sentence on something that the user should know although it is no failure. */
  readonly notice: (text: string) => void;
}

/** Languages of the tracks that a job will have. */
export interface PlannedLanguages {
  /** BCP 47 tags, each once. */
  readonly languages: readonly string[];
  /** False while the spoken language, which gets a track, too, is unknown. */
  readonly complete: boolean;
}

/** Tools for a look before anything is sent or paid. */
export interface LookTools {
  readonly outputs: Outputs;
  /** Key of the job. */
  readonly key: string;
}

/** Turns speech into text. Its effects survive crashes; it may repeat reads and waits. */
export interface Transcriber {
  /** Stable id: part of the names of its effects. */
  readonly id: string;
  /** `url`: a service fetches the video; `file`: this machine reads it; `either`. */
  readonly needs: 'url' | 'file' | 'either';
  /** False when it does not listen, so that a video without sound is no problem. Default: true. */
  readonly needsSound?: boolean;
  /** True when it gets the sound of one track alone. Others get the whole video, and choose themselves. */
  readonly takesTrack?: true;
  /** Captions that it will return whatever the video is. `isPublished`: they are there, so that only translations are published. */
  readonly given?: { readonly vtt: string; readonly language: string; readonly isPublished?: boolean };
  /**
   * Checks without cost that it can do the job.
   * @throws {CaptionError} for an unknown language, or a missing one that it needs
   */
  check(video: Video, spoken: string | null): void;
  /** Looks without cost, and without a request, that nothing else prevents it: the size of the sound. @throws {CaptionError} */
  look?(video: Video): Promise<void>;
  /** Sends one request without cost, so that refused credentials are noticed before anything is paid. */
  probe?(call: ProbeCall): Promise<unknown>;
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
interface Price {
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
  /** How its cues are laid out. */
  readonly layout: Partial<CueLayout>;
  /** Releases the units reserved for it; called at the moment of payment. */
  readonly release: () => void;
}

/** A caption file to translate cue by cue. */
export interface CaptionFile {
  readonly content: string;
  readonly format: SubtitleFormat;
  /** Language of the text: BCP 47 tag. */
  readonly language: string;
}

/** Translates caption files without their videos, cue by cue. Its effects survive crashes. */
export interface FileTranslator {
  /** Returns the units that a translation will cost; 0 when the job's log has it. */
  cost(file: CaptionFile, target: string, effects: Pick<Effects, 'isDone'>): number;
  readonly unit: string;
  /** Reserves amounts before any payment. Each function releases one. @throws {CaptionError} of kind `credits` */
  hold(amounts: readonly number[], tools: StageTools): Promise<readonly (() => void)[]>;
  /**
   * Returns the file with its cues translated, in the same format. What is not text may differ.
   * @param release releases the units reserved for it; called at the moment of payment
   */
  translate(file: CaptionFile, target: string, release: () => void, tools: StageTools): Promise<string>;
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
  /** As for transcribers. */
  look?(video: Video): Promise<void>;
  /** As for transcribers. */
  probe?(call: ProbeCall): Promise<unknown>;
  /** Whether the job's log has the translation, so that it costs nothing any more. */
  isDone?(source: Track, target: string, effects: Pick<Effects, 'isDone'>): boolean;
  /** Translates caption files without a video. Absent in translators that need the video. */
  readonly files?: FileTranslator;
  /** Opens its account, before any job is opened. */
  enter?(accounts: Accounts): Promise<void>;
  /** Opens its files, without a request to its service. @throws {StateFileError} */
  open?(tools: StageTools): Promise<void>;
  /** Returns the remaining units; null when the service does not report them. */
  balance?(tools: StageTools): Promise<number | null>;
  /** Returns WebVTT in the target language, laid out. */
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
  /** As for transcribers. */
  probe?(call: ProbeCall): Promise<unknown>;
  /** Returns the place of the tracks of a video with this name. Two videos of one run must not have one place. */
  placeOf?(name: string): string;
  /** Looks without cost, and without a request, that nothing prevents publishing. @throws {CaptionError} */
  look?(video: Video, planned: PlannedLanguages, tools: LookTools): Promise<void>;
  /** Replaces the track of its language. */
  publish(video: Video, track: Track, tools: StageTools): Promise<PublishedTrack>;
}
