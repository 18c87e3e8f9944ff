import { FROZEN_START, type WaitingClock } from '../../base/clock.ts';

/** A clock whose waits end at once and move its time. It records them. */
export interface JumpingClock extends WaitingClock {
  /** Every wait, in milliseconds. */
  readonly waits: readonly number[];
}

/** Starts at 2026-01-01T00:00:00Z. `onSleep` runs when a wait begins; the wait ends after its promise. */
export function createJumpingClock(onSleep: () => void | Promise<void> = () => {}): JumpingClock {
  const waits: number[] = [];
  let time = FROZEN_START;
  return {
    waits,
    now: () => time,
    async sleep(milliseconds) {
      waits.push(milliseconds);
      await onSleep();
      time += milliseconds;
    },
  };
}
