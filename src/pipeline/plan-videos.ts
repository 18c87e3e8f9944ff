import { refuseUnknownOptions } from '../base/known-options.ts';
import { type BulkOptions, bulkOptionNames } from './caption-videos.ts';
import type { CaptionError } from './errors.ts';
import { explain } from './explain.ts';
import { checkTranslations, readJob } from './job.ts';
import { lookAtAll } from './look/look-at-all.ts';
import { distinctRequests } from './look/requests.ts';
import type { VideoRequest } from './options.ts';
import { balanceOf, type CaptionPlan, planOf } from './plan.ts';
import { openSurroundings } from './surroundings/of.ts';

/** The plan of one video of a list, or why it cannot be captioned. */
export type PlannedVideo =
  | { readonly video: string; readonly plan: CaptionPlan }
  | { readonly video: string; readonly error: CaptionError };

/** The plan of a list. */
export interface BulkPlan {
  /** In the order of the list, each video once. */
  readonly videos: readonly PlannedVideo[];
  readonly totals: {
    /** Videos with something left to do, without anything left, and that cannot be captioned. */
    readonly open: number;
    readonly finished: number;
    readonly refused: number;
    /** Seconds of the open videos whose length is known. */
    readonly seconds: number;
    /** Open videos whose length is unknown: their cost is missing in the price. */
    readonly unknown: number;
    readonly price: { readonly amount: number; readonly unit: string; readonly exact: boolean };
    /** Remaining units of the translator's account; null if it does not report them. */
    readonly balance: number | null;
  };
}

/**
 * Plans a list without creating or paying anything: gives every video the verdict that `captionVideos` would give it before
 * its work.
 * @throws {CaptionError} as `captionVideos`
 */
export async function planVideos(videos: Iterable<string | VideoRequest>, options: BulkOptions): Promise<BulkPlan> {
  refuseUnknownOptions('planVideos', options, bulkOptionNames);
  const job = readJob(options);
  checkTranslations(job, job.spoken);
  const open = await openSurroundings(options);
  try {
    const shared = { ...open, known: new Map() };
    const { parallelVideos: parallel = 4 } = options;
    let balance: Promise<number | null> | null = null;
    const verdicts = await lookAtAll([...distinctRequests(videos)], options, {
      ...shared,
      parallel,
      take({ video }, own, seen) {
        balance ??= balanceOf(video, options, seen, shared);
        balance.catch(() => {});
        return planOf(video, own, seen);
      },
    });
    const planned = verdicts.map((verdict): PlannedVideo => {
      const { video } = verdict.request;
      return 'seen' in verdict ? { video, plan: verdict.seen } : { video, error: verdict.error };
    });
    return { videos: planned, totals: { ...totalsOf(planned), balance: await balance } };
  } catch (error) {
    throw explain(error);
  } finally {
    await open.accounts.close();
  }
}

/** Whether an earlier run has finished everything that a plan lists. */
export const isFinished = ({ left }: CaptionPlan): boolean =>
  !left.transcribe && !left.publish && left.translations.length === 0;

function totalsOf(videos: readonly PlannedVideo[]): Omit<BulkPlan['totals'], 'balance'> {
  const plans = videos.flatMap((video) => ('plan' in video ? [video.plan] : []));
  const open = plans.filter((plan) => !isFinished(plan));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    open: open.length,
    finished: plans.length - open.length,
    refused: videos.length - plans.length,
    seconds: sum(open.map(({ durationSeconds }) => durationSeconds ?? 0)),
    unknown: open.filter(({ cues }) => cues === null).length,
    price: {
      amount: sum(open.map(({ price }) => price?.amount ?? 0)),
      unit: open.find(({ price }) => price)?.price?.unit ?? 'credits',
      exact: open.every(({ cues }) => cues?.exact ?? false),
    },
  };
}
