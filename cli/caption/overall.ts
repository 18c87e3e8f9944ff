import type { VideoEnd } from '../../src/pipeline/index.ts';
import { count } from './numbers.ts';

/** How far a run of several videos is. */
export interface OverallState {
  readonly videos: number;
  readonly done: number;
  readonly failed: number;
  /** Videos without a result yet. */
  readonly left: number;
  readonly spent: { readonly amount: number; readonly unit: string };
  /** Estimated seconds until the end; null while unknown. */
  readonly secondsLeft: number | null;
}

/** Counts how far a run of several videos is. */
export interface Overall {
  /** Sets the number of videos, and of those that end at once because they cannot be captioned; begins to count time. */
  begin(counts: { readonly videos: number; readonly refused: number }): void;
  end(end: VideoEnd): void;
  state(): OverallState;
}

/** @param now milliseconds of a clock that shows real time */
export function createOverall(now: () => number): Overall {
  let videos = 0;
  let since = now();
  let unit = 'credits';
  const counts = { done: 0, failed: 0, amount: 0, worked: 0 };
  return {
    begin(looked) {
      videos = looked.videos;
      since = now();
      counts.worked = -looked.refused;
    },
    end(end) {
      counts.worked += 1;
      if ('error' in end) {
        counts.failed += 1;
        return;
      }
      counts.done += 1;
      counts.amount += end.result.spent.amount;
      unit = end.result.spent.unit;
    },
    state() {
      const { done, failed, amount, worked } = counts;
      const left = Math.max(0, videos - done - failed);
      const seconds = (now() - since) / 1000;
      const secondsLeft = left === 0 ? 0 : worked <= 0 ? null : Math.round((seconds / worked) * left);
      return { videos, done, failed, left, spent: { amount, unit }, secondsLeft };
    },
  };
}

/** `12 of 200 videos: 10 done, 2 failed, 188 left, 60 credits, 14 min left`. */
export function overallLine({ videos, done, failed, left, spent, secondsLeft }: OverallState): string {
  const parts = [
    `${done} done`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    `${left} left`,
    count(spent.amount, spent.unit.replace(/s$/, '')),
    ...(secondsLeft === null || left === 0 ? [] : [`${timeLeft(secondsLeft)} left`]),
  ];
  return `${done + failed} of ${count(videos, 'video')}: ${parts.join(', ')}`;
}

/** Returns a duration as a text of one number: seconds, minutes or hours. */
export function timeLeft(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
