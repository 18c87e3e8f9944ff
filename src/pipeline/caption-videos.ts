import { systemClock } from '../base/clock.ts';
import { captionWith } from './caption-video.ts';
import { CaptionError, type CaptionErrorKind } from './errors.ts';
import type { CaptionOptions, CaptionResult } from './options.ts';
import { createGate } from './pace/gate.ts';
import { openStateAccounts, prepareState } from './state-folder.ts';

/** Options for captioning a list of videos. */
export interface BulkOptions extends CaptionOptions {
  /** Most videos at work at once. Default: 4. */
  readonly parallelVideos?: number | undefined;
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
  readonly failed: readonly { readonly video: string; readonly kind: CaptionErrorKind; readonly message: string }[];
  /** Videos not begun, because the run was cancelled or could not pay. */
  readonly notBegun: number;
  /** Warnings about accounts, in sentences; those about one video are in its result. */
  readonly notices: readonly string[];
}

/** Failures that the next video would repeat. */
const ENDS_ALL: ReadonlySet<CaptionErrorKind> = new Set(['credits', 'cancelled', 'refused', 'options']);

/**
 * Captions a list of videos, several at a time. A failed video does not stop the others, unless they would fail the same
 * way: no credits, refused credentials, cancelled. The next call resumes the work.
 * @param videos paths and URLs; read during the work, and to the end to count videos that were not begun
 * @example
 * const { failed } = await captionVideos(['a.mp4', 'b.mp4'], { ...options, parallelVideos: 8 });
 */
export async function captionVideos(videos: Iterable<string>, options: BulkOptions): Promise<BulkSummary> {
  const { parallelVideos = 4, onResult } = options;
  await prepareState(options.state);
  const accounts = openStateAccounts(options.state, options.clock ?? systemClock);
  const shared = { accounts, begun: new Set<string>() };
  const gate = createGate(parallelVideos);
  const failed: BulkSummary['failed'][number][] = [];
  const counts = { videos: 0, captioned: 0, tracks: 0, amount: 0, notBegun: 0 };
  let unit = 'credits';
  let ended = false;
  let notices: readonly string[] = [];
  let defect: { readonly error: unknown } | null = null;

  const one = async (video: string): Promise<void> => {
    if (ended || options.signal?.aborted) {
      counts.notBegun += 1;
      return;
    }
    try {
      const result = await captionWith(video, options, shared);
      counts.captioned += 1;
      counts.tracks += result.tracks.length;
      counts.amount += result.spent.amount;
      unit = result.spent.unit;
      await onResult?.({ video, result });
    } catch (error) {
      if (!(error instanceof CaptionError)) {
        defect ??= { error };
        ended = true;
        return;
      }
      ended ||= ENDS_ALL.has(error.kind);
      failed.push({ video, kind: error.kind, message: error.message });
      await onResult?.({ video, error });
    }
  };

  try {
    const seen = new Set<string>();
    const running = new Set<Promise<void>>();
    for (const video of videos) {
      if (seen.has(video)) continue;
      seen.add(video);
      counts.videos += 1;
      const task = gate.run(() => one(video));
      running.add(task);
      const over = () => running.delete(task);
      task.then(over, over);
      // The list may be too long for memory.
      if (running.size >= parallelVideos) await Promise.race(running);
    }
    await Promise.all(running);
    notices = await accounts.notices();
  } finally {
    await accounts.close();
  }
  if (defect) throw (defect as { readonly error: unknown }).error;
  const { amount, ...rest } = counts;
  return { ...rest, spent: { amount, unit }, failed, notices };
}
