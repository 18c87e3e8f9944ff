import pLimit from 'p-limit';
import { type OptionNames, refuseUnknownOptions } from '../base/known-options.ts';
import { captionWith, type SharedRun } from './caption-video.ts';
import { allowManyListeners } from './effects/patience.ts';
import { CaptionError, type CaptionErrorKind } from './errors.ts';
import { checkTranslations, readJob } from './job.ts';
import { lookAtAll } from './look/look-at-all.ts';
import { distinctRequests, optionsOf } from './look/requests.ts';
import type { CaptionOptions, CaptionResult, VideoRequest } from './options.ts';
import { captionOptionNames } from './options.ts';
import { openSurroundings } from './surroundings/of.ts';

/** Options for captioning a list of videos. */
export interface BulkOptions extends CaptionOptions {
  /** Most videos at work at once. Default: 4. */
  readonly parallelVideos?: number | undefined;
  /**
   * Whether to read the whole list and look at every video before anything is sent or paid. Default: true. Without it, the
   * list is read during the work, and each video is looked at when its turn comes.
   */
  readonly checkFirst?: boolean | undefined;
  /** Called when all videos have been looked at, with how many there are and how many of them cannot be captioned. */
  readonly onLooked?: ((counts: { readonly videos: number; readonly refused: number }) => void) | undefined;
  /** Called for each video that is not begun, because the run has ended. */
  readonly onNotBegun?: ((video: string) => void) | undefined;
  /** Called at the end of each video with its result, which is not kept. */
  readonly onResult?: ((end: VideoEnd) => void | Promise<void>) | undefined;
}

/** How one video of a list ended. */
export type VideoEnd =
  | { readonly video: string; readonly result: CaptionResult }
  | { readonly video: string; readonly error: CaptionError };

/** Result of a list. */
export interface BulkSummary {
  /** Number of videos given, each counted once. */
  readonly videos: number;
  readonly captioned: number;
  /** Published tracks, including original ones. */
  readonly tracks: number;
  readonly spent: { readonly amount: number; readonly unit: string };
  readonly failed: readonly {
    readonly video: string;
    readonly kind: CaptionErrorKind;
    readonly message: string;
    /** The next step, as one sentence; a part of the message. */
    readonly next: string;
  }[];
  /** Videos not begun, because the run was cancelled or could not pay. */
  readonly notBegun: number;
  /** Warnings about accounts, in sentences; those about one video are in its result. */
  readonly notices: readonly string[];
}

/** The options of `captionVideos`. */
export const bulkOptionNames: OptionNames<BulkOptions> = {
  ...captionOptionNames,
  parallelVideos: true,
  checkFirst: true,
  onLooked: true,
  onNotBegun: true,
  onResult: true,
};

/**
 * Captions a list of videos, several at a time. Looks at all of them before it sends or pays anything. A failed video does
 * not stop the others, unless they would fail the same way: no credits, refused credentials, cancelled. The next call resumes
 * the work.
 * @param videos paths and URLs, or requests with a name or a transcriber of their own
 * @throws {CaptionError} before anything is sent, when the options cannot work, or two videos have one place
 * @example
 * const { failed } = await captionVideos(['a.mp4', 'b.mp4'], { ...options, parallelVideos: 8 });
 */
export async function captionVideos(
  videos: Iterable<string | VideoRequest>,
  options: BulkOptions,
): Promise<BulkSummary> {
  refuseUnknownOptions('captionVideos', options, bulkOptionNames);
  const job = readJob(options);
  checkTranslations(job, job.spoken);
  allowManyListeners(options.signal);
  const open = await openSurroundings(options);
  try {
    return await captionAll(videos, options, { ...open, begun: new Set(), known: new Map() });
  } finally {
    await open.accounts.close();
  }
}

async function captionAll(
  videos: Iterable<string | VideoRequest>,
  options: BulkOptions,
  shared: SharedRun,
): Promise<BulkSummary> {
  const { parallelVideos = 4, checkFirst = true, onLooked, onResult } = options;
  const failed: BulkSummary['failed'][number][] = [];
  const counts = { videos: 0, captioned: 0, tracks: 0, amount: 0, notBegun: 0 };
  let unit = 'credits';
  let ended = false;
  let defect: { readonly error: unknown } | null = null;

  const fail = async (video: string, error: CaptionError): Promise<void> => {
    ended ||= error.endsRun;
    failed.push({ video, kind: error.kind, message: error.message, next: error.next });
    await onResult?.({ video, error });
  };
  const one = async (request: VideoRequest): Promise<void> => {
    if (ended || options.signal?.aborted) {
      counts.notBegun += 1;
      options.onNotBegun?.(request.video);
      return;
    }
    const { video } = request;
    try {
      const result = await captionWith(video, optionsOf(request, options), shared);
      counts.captioned += 1;
      counts.tracks += result.tracks.length;
      counts.amount += result.spent.amount;
      unit = result.spent.unit;
      await onResult?.({ video, result });
    } catch (error) {
      if (error instanceof CaptionError) return fail(video, error);
      defect ??= { error };
      ended = true;
    }
  };
  /** Returns the videos that can be captioned, and reports the others. */
  const lookFirst = async (requests: readonly VideoRequest[]): Promise<VideoRequest[]> => {
    const looking = { ...shared, parallel: parallelVideos, take: () => null };
    const verdicts = await lookAtAll(requests, options, looking).catch((error: unknown) => {
      if (!options.signal?.aborted) throw error;
      return requests.map((request) => ({ request, seen: null }));
    });
    const refused = verdicts.filter((verdict) => 'error' in verdict).length;
    onLooked?.({ videos: verdicts.length, refused });
    for (const verdict of verdicts) if ('error' in verdict) await fail(verdict.request.video, verdict.error);
    counts.videos = refused;
    return verdicts.flatMap((verdict) => ('seen' in verdict ? [verdict.request] : []));
  };

  const list = distinctRequests(videos);
  const limited = pLimit(parallelVideos);
  const running = new Set<Promise<void>>();
  for (const request of checkFirst ? await lookFirst([...list]) : list) {
    counts.videos += 1;
    const task = limited(() => one(request));
    running.add(task);
    const over = () => running.delete(task);
    task.then(over, over);
    // The list may be too long for memory.
    if (running.size >= parallelVideos) await Promise.race(running);
  }
  await Promise.all(running);
  if (defect) throw (defect as { readonly error: unknown }).error;
  const { amount, ...rest } = counts;
  return { ...rest, spent: { amount, unit }, failed, notices: await shared.accounts.notices() };
}
