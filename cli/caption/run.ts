import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type BulkOptions,
  CaptionError,
  captionVideos,
  loopbackHost,
  planCaptions,
  type VideoEnd,
} from '../../src/pipeline/index.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { rulesFrom } from '../rule-options.ts';
import { describePlan, describeResult } from './describe.ts';
import type { CaptionFlags } from './flags.ts';
import { createProgressBars } from './progress-bars.ts';
import { namedStages } from './stages.ts';
import { openTarget, type Target } from './target.ts';

/** The video that is captioned when none is named, and its languages when none is named. */
const BUNDLED = 'fixtures/media/hello-captions.mp4';
const BUNDLED_LANGUAGES = ['es', 'de', 'ja'];

/** Names of services and credits would mislead a user who does not know that mocks made the result. */
const madeByMocks = ({ seedFile }: CaptionFlags): string => {
  const text = seedFile === undefined ? 'the text is invented' : 'text that the seed file does not give is invented';
  return `Made by mocks: ${text}, no service was called, no credit was spent. --target live uses the services.\n`;
};

/** Carries out the command. Failures end with exit code 1, wrong usage with 2, interruptions with 130. */
export async function runCaption(named: readonly string[], flags: CaptionFlags): Promise<void> {
  const videos = [...named, ...readList(flags.list)];
  const bundled = videos.length === 0;
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  let target: Target | undefined;
  try {
    target = await openTarget(flags, process.env);
    const options = optionsFor(
      flags,
      target,
      bundled && flags.to.length === 0 ? BUNDLED_LANGUAGES : flags.to,
      stop.signal,
    );
    const sources = bundled ? [bundledVideo()] : videos;
    if (flags.dryRun) await plan(sources, options, flags);
    else await caption(sources, options, flags);
    if (target.kind === 'mock' && !flags.json && !flags.dryRun && process.exitCode === undefined) {
      process.stdout.write(madeByMocks(flags));
    }
  } catch (error) {
    if (!(error instanceof CaptionError)) throw error;
    fail(error, flags);
  } finally {
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
    await target?.close();
  }
}

function optionsFor(flags: CaptionFlags, target: Target, to: readonly string[], signal: AbortSignal): BulkOptions {
  const fresh = target.temporary && !flags.resume;
  const stages = namedStages(flags, target, signal);
  return {
    to,
    spoken: flags.from,
    ...stages,
    rules: rulesFrom(flags),
    layout: flags.dropRepeats ? { dropRepeats: true } : undefined,
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

async function caption(sources: readonly string[], options: BulkOptions, flags: CaptionFlags): Promise<void> {
  const bars = createProgressBars(process.stderr);
  const log = (text: string) => {
    bars.clear();
    process.stdout.write(text);
  };
  const onResult = (end: VideoEnd) => {
    if (flags.json) log(`${JSON.stringify(jsonOf(end))}\n`);
    else if ('result' in end) log(describeResult(end.result));
    else fail(end.error, flags, sources.length > 1 ? end.video : undefined, bars.clear);
    if ('error' in end) process.exitCode = codeOf(end.error);
  };
  const onProgress = flags.json && !process.stderr.isTTY ? undefined : bars.show;
  const { failed, ...summary } = await captionVideos(sources, { ...options, onProgress, onResult });
  bars.clear();
  for (const notice of summary.notices) process.stderr.write(`notice: ${notice}\n`);
  if (summary.videos === 1) return;
  if (flags.json) log(`${JSON.stringify({ summary: { ...summary, failed: failed.length } })}\n`);
  else {
    const { captioned, videos, tracks, spent, notBegun } = summary;
    const rest = [failed.length > 0 ? `${failed.length} failed` : '', notBegun > 0 ? `${notBegun} not started` : ''];
    const line = [
      `${captioned} of ${videos} videos captioned`,
      `${tracks} tracks`,
      `${spent.amount} ${spent.unit} spent`,
    ];
    log(`${[...line, ...rest].filter((part) => part !== '').join(', ')}.\n`);
  }
  if (notDone(summary.notBegun, failed.length)) {
    process.exitCode = options.signal?.aborted ? exitCodes.interrupted : exitCodes.failed;
  }
}

const notDone = (notBegun: number, failed: number): boolean => notBegun + failed > 0;

async function plan(sources: readonly string[], options: BulkOptions, flags: CaptionFlags): Promise<void> {
  for (const source of sources) {
    const found = await planCaptions(source, options);
    process.stdout.write(flags.json ? `${JSON.stringify(found)}\n` : describePlan(found));
  }
}

function jsonOf(end: VideoEnd): object {
  if ('error' in end) {
    const { kind, reason, next } = end.error;
    return { video: end.video, error: { kind, reason, next } };
  }
  // Published tracks stay where they are; the line says where that is.
  const tracks = end.result.tracks.map(({ vtt: _vtt, ...track }) => track);
  return { ...end.result, tracks };
}

/** Writes one line with the cause and the next step. */
function fail(error: CaptionError, flags: CaptionFlags, video?: string, clear: () => void = () => {}): void {
  clear();
  const hint = HINTS[error.kind];
  const text = `${video === undefined ? '' : `${video}: `}${error.message}${hint === undefined ? '' : ` (${hint})`}`;
  if (flags.json && video === undefined)
    process.stdout.write(
      `${JSON.stringify({ error: { kind: error.kind, reason: error.reason, next: error.next } })}\n`,
    );
  else process.stderr.write(`error: ${text}\n`);
  process.exitCode = codeOf(error);
}

/** The options for the next step. */
const HINTS: Partial<Record<CaptionError['kind'], string>> = {
  'lost-answer': '--resume --pay-again',
  cancelled: '--resume',
  unavailable: '--resume',
  credits: '--resume',
  'job-failed': '--resume',
};

function codeOf({ kind }: CaptionError): number {
  if (kind === 'cancelled') return exitCodes.interrupted;
  return kind === 'options' || kind === 'language' ? exitCodes.usage : exitCodes.failed;
}

function readList(path: string | undefined): string[] {
  if (path === undefined) return [];
  try {
    const lines = readFileSync(path, 'utf8').split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  } catch (error) {
    throw new UsageError(`The list ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** The video in the package: beside the sources, or beside the built programs. */
function bundledVideo(): string {
  let folder = new URL('.', import.meta.url);
  for (let up = 0; up < 6; up += 1, folder = new URL('../', folder)) {
    const path = fileURLToPath(new URL(BUNDLED, folder));
    if (existsSync(path)) return path;
  }
  throw new UsageError('The bundled video is missing. Name a video.');
}
