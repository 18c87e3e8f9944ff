import type { WaitingClock } from '../base/clock.ts';
import type { CueLayout } from '../subtitles/index.ts';
import type { ProgressEvent } from './progress.ts';
import type { MediaHost } from './source/open-video.ts';
import type { PublishedTrack, Publisher, Transcriber, Translator } from './stages/types.ts';

/** How videos are captioned: everything but the video. */
export interface CaptionOptions {
  /** Languages wanted besides the spoken one: BCP 47 tags. */
  readonly to: readonly string[];
  /** The language spoken. Left out, the transcriber finds it out, if it can. */
  readonly spoken?: string | undefined;
  readonly transcriber: Transcriber;
  /** Needed as soon as a language of `to` is not the spoken one. */
  readonly translator?: Translator | undefined;
  /** Every track goes to each of them. */
  readonly publishers: readonly Publisher[];
  /** Folder of the logs that let a job go on after a crash. Made when it does not exist. */
  readonly state: string;
  /** Names the servers and accounts: ids found in the log under another name are not used. Default `live`. */
  readonly servers?: string | undefined;
  /** Tells and passes the time of waits; the machine's clock unless given. */
  readonly clock?: WaitingClock | undefined;
  /** Ends the job; what was finished stays finished. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((event: ProgressEvent) => void) | undefined;
  /** Departures from the usual layout of cues. */
  readonly layout?: Partial<Omit<CueLayout, 'format'>> | undefined;
  /** Take URLs that lead to this machine or into private networks. Default false. */
  readonly allowPrivateHosts?: boolean | undefined;
  /** Gives files an address that the services can fetch. */
  readonly host?: MediaHost | undefined;
  /** What to do with a job that an earlier run left: go on (default), refuse if it is unfinished, or start over. */
  readonly earlier?: 'resume' | 'refuse' | 'restart' | undefined;
  /** Pay again for an answer that was paid for and lost. Default false: stop and say so. */
  readonly payAgain?: boolean | undefined;
  /** Languages at work at once. Default 4. */
  readonly parallelLanguages?: number | undefined;
}

/** One captions track and where it is. */
export interface CaptionTrack {
  /** BCP 47 tag. */
  readonly language: string;
  /** Whether it is in the spoken language. */
  readonly original: boolean;
  /** WebVTT. */
  readonly vtt: string;
  /** By publisher, in their order. */
  readonly published: readonly (PublishedTrack & { readonly publisher: string })[];
}

/** A captioned video. */
export interface CaptionResult {
  /** The source as the caller named it. */
  readonly video: string;
  readonly title: string;
  /** The job: its log is `<state>/jobs/<key>.log`, and services know it by this key. */
  readonly key: string;
  /** The spoken language. */
  readonly language: string;
  readonly cues: number;
  /** The original first, then the languages in the order they were asked for. */
  readonly tracks: readonly CaptionTrack[];
  /** What this run spent on translations. */
  readonly spent: { readonly amount: number; readonly unit: string };
  /** What somebody should know though everything was done, in sentences: an account that lost more than was counted. */
  readonly notices: readonly string[];
}
