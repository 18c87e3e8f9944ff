import { join } from 'node:path';
import {
  type BulkOptions,
  captionLanguage,
  givenTranscriber,
  loopbackHost,
  type Transcriber,
  type VideoRequest,
} from '../../src/pipeline/index.ts';
import { convertSubtitles } from '../../src/subtitles/index.ts';
import { UsageError } from '../exit-codes.ts';
import { rulesFrom } from '../rule-options.ts';
import { readCaptionFile } from './caption-file.ts';
import { defaultTranscriber } from './default-transcriber.ts';
import type { CaptionFlags } from './flags.ts';
import type { Source } from './sources.ts';
import type { NamedStages } from './stages.ts';
import type { Target } from './target.ts';

/** A request of the command line: its transcriber is chosen. */
export type ChosenRequest = VideoRequest & { readonly transcriber: Transcriber };

/**
 * Returns the requests of the command line: each video with its name and its transcriber.
 * @param given takes the place of a transcriber. Default: the captions of `--transcript`, if there are some
 * @throws {UsageError}
 */
export function requestsFor(
  sources: readonly Source[],
  flags: CaptionFlags,
  stages: NamedStages,
  given: Transcriber | null = transcriptOf(sources, flags),
): readonly ChosenRequest[] {
  return sources.map((source) => ({
    video: source.video,
    name: source.name,
    transcriber: given ?? stages.transcriber(flags.transcriber ?? defaultTranscriber(source)),
  }));
}

const transcriptOf = (sources: readonly Source[], flags: CaptionFlags): Transcriber | null => {
  const captions = givenCaptions(sources, flags);
  return captions && givenTranscriber(captions);
};

/** Captions that exist: WebVTT, and a BCP 47 tag. */
export interface GivenCaptions {
  readonly vtt: string;
  readonly language: string;
}

/** Reads the captions of `--transcript`; null without. @throws {UsageError} */
export function givenCaptions(
  sources: readonly Source[],
  flags: Pick<CaptionFlags, 'transcript' | 'transcriber' | 'from' | 'encoding'>,
): GivenCaptions | null {
  const { transcript: path, transcriber } = flags;
  if (path === undefined) return null;
  if (sources.length > 1) throw new UsageError('--transcript is for one video. Give each video a run of its own.');
  if (transcriber !== undefined) {
    throw new UsageError('--transcript takes the place of --transcriber. Leave one of them out.');
  }
  const { content, format, language } = readCaptionFile(path, flags);
  return { vtt: convertSubtitles(content, format, 'vtt').content, language: captionLanguage(language) };
}

/** What the options of a run are made from. */
export interface RunParts {
  readonly flags: CaptionFlags;
  readonly target: Target;
  readonly stages: NamedStages;
  /** At least one. */
  readonly requests: readonly ChosenRequest[];
  /** The requested languages. */
  readonly to: readonly string[];
  readonly signal: AbortSignal;
}

/** Returns the options of the pipeline for a command line. */
export function optionsFor({ flags, target, stages, requests, to, signal }: RunParts): BulkOptions {
  const [first] = requests;
  if (!first) throw new TypeError('there is no video to caption');
  const fresh = target.temporary && !flags.resume;
  return {
    to,
    spoken: flags.from,
    audioTrack: flags.audioTrack,
    rules: rulesFrom(flags),
    lint: flags.lint,
    layout: flags.dropRepeats ? { dropRepeats: true } : undefined,
    transcriber: first.transcriber,
    // A service that is not used needs no credentials.
    translator: to.length > 0 ? stages.translator() : undefined,
    publishers: stages.publishers,
    state: join(flags.state, target.kind),
    servers: target.servers,
    clock: target.clock ?? undefined,
    signal,
    // Only mocks on this machine can fetch a file from this machine.
    host: target.kind === 'mock' ? loopbackHost : undefined,
    allowPrivateHosts: flags.allowPrivateHosts,
    payAgain: flags.payAgain,
    earlier: flags.restart || fresh ? 'restart' : flags.resume ? 'resume' : 'refuse',
    parallelVideos: Math.max(1, flags.parallel),
  };
}
