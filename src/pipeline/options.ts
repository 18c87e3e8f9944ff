import type { WaitingClock } from '../base/clock.ts';
import type { OptionNames } from '../base/known-options.ts';
import type { CaptionRules, CueLayout, LintFinding, SpeechNotice } from '../subtitles/index.ts';
import type { ProgressEvent } from './progress.ts';
import type { KnownVideo } from './source/known-video.ts';
import type { MediaHost } from './source/open-video.ts';
import type { AudioTrackChoice } from './source/sound-track.ts';
import type { PublishedTrack, Publisher, Transcriber, Translator } from './stages/types.ts';
import type { Surroundings } from './surroundings/types.ts';

/** Options for captioning videos. */
export interface CaptionOptions {
  /** Further languages besides the spoken one: BCP 47 tags. */
  readonly to: readonly string[];
  /** Spoken language. Default: detected, if the transcriber can. */
  readonly spoken?: string | undefined;
  readonly transcriber: Transcriber;
  /**
   * Sound track to transcribe, of several: its number among them, from 1, or its language (BCP 47 tag or ISO 639 code). For
   * transcribers that get sound alone (Workers AI). Default: the main one, which players choose.
   */
  readonly audioTrack?: AudioTrackChoice | undefined;
  /** The video, if an earlier job has read it: then its source is only a name, and nothing is read that no stage needs. */
  readonly video?: KnownVideo | undefined;
  /** Identity of the content at a URL that changes, such as a signed one. Default: the URL. */
  readonly identity?: string | undefined;
  /** Path of the video's files below the folder of the files publisher, without extension. Default: the video's own name. */
  readonly name?: string | undefined;
  /** Required if a language of `to` is not the spoken one. */
  readonly translator?: Translator | undefined;
  /** Each of them gets every track. */
  readonly publishers: readonly Publisher[];
  /** Folder of the logs by which a job resumes after a crash, and of temporary copies. Created if it does not exist. */
  readonly state: string;
  /** Where logs, accounts and records are kept instead. Default: in the folder `state`. */
  readonly surroundings?: Surroundings | undefined;
  /** Name of the servers and accounts: ids in the log under another name are not used. Default: `live`. */
  readonly servers?: string | undefined;
  /** Clock of the waits. Default: the machine's clock. */
  readonly clock?: WaitingClock | undefined;
  /** Ends the job. Finished work is kept. */
  readonly signal?: AbortSignal | undefined;
  /** Called when a job or an account must wait for another run that uses the same state folder. */
  readonly onWaiting?: ((text: string) => void) | undefined;
  readonly onProgress?: ((event: ProgressEvent) => void) | undefined;
  /** Profile that tracks follow, by language. Default: netflix, for adults. */
  readonly rules?: CaptionRules | undefined;
  /** Values that replace those of the rules in every language. */
  readonly layout?: Partial<Omit<CueLayout, 'format' | 'language' | 'mediaMs'>> | undefined;
  /**
   * What to do with findings of lint: report them, hold back tracks with an error among them (they stay in the state folder), or
   * do not look for them. Default: warn.
   */
  readonly lint?: 'warn' | 'error' | 'off' | undefined;
  /** Whether to accept URLs of this machine and of private networks. Default: false. */
  readonly allowPrivateHosts?: boolean | undefined;
  /** Serves files under a URL that the services can fetch. */
  readonly host?: MediaHost | undefined;
  /** What to do with a job of an earlier run: resume, refuse if it is unfinished, or start over. Default: resume. */
  readonly earlier?: 'resume' | 'refuse' | 'restart' | undefined;
  /** Whether to pay again for a lost answer. Default: false: stop with an error. */
  readonly payAgain?: boolean | undefined;
  /** Most languages at work at once. Default: 4. */
  readonly parallelLanguages?: number | undefined;
}

/** A video of a list, with what is special about it. */
export interface VideoRequest {
  /** A path or URL. */
  readonly video: string;
  /** As in {@link CaptionOptions}. */
  readonly name?: string | undefined;
  /** Replaces the transcriber of the options for this video. */
  readonly transcriber?: Transcriber | undefined;
}

/** One captions track and its places. */
export interface CaptionTrack {
  /** BCP 47 tag. */
  readonly language: string;
  /** Whether it is in the spoken language. */
  readonly original: boolean;
  /** WebVTT. */
  readonly vtt: string;
  /** Breaches of the rules that the track should follow. */
  readonly findings: readonly LintFinding[];
  /** By publisher, in their order. */
  readonly published: readonly (PublishedTrack & { readonly publisher: string })[];
}

/** A captioned video. */
export interface CaptionResult {
  /** The source as given by the caller. */
  readonly video: string;
  readonly title: string;
  /** The job: its log is `<state>/jobs/<key>.log`, and services know it by this key. */
  readonly key: string;
  /** The spoken language. */
  readonly language: string;
  readonly cues: number;
  /** The original first, then the languages in the requested order. */
  readonly tracks: readonly CaptionTrack[];
  /** Cost of this run's translations. */
  readonly spent: { readonly amount: number; readonly unit: string };
  /** What was repaired or is remarkable in the recognised speech. */
  readonly speech: readonly SpeechNotice[];
  /** Warnings of a successful run, in sentences, for example that an account spent more than was counted. */
  readonly notices: readonly string[];
}

/** The options of `captionVideo`. */
export const captionOptionNames: OptionNames<CaptionOptions> = {
  to: true,
  spoken: true,
  transcriber: true,
  audioTrack: true,
  video: true,
  identity: true,
  name: true,
  translator: true,
  publishers: true,
  state: true,
  surroundings: true,
  servers: true,
  clock: true,
  signal: true,
  onWaiting: true,
  onProgress: true,
  rules: true,
  layout: true,
  lint: true,
  allowPrivateHosts: true,
  host: true,
  earlier: true,
  payAgain: true,
  parallelLanguages: true,
};
