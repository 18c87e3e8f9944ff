import type { WaitingClock } from '../../src/base/clock.ts';

/** Bounds of what a run puts up with on a target that cannot be arranged. */
export interface PatienceLimits {
  /** Longest single wait for a rate window, in seconds. */
  readonly longestWait: number;
  /** All waits of a run together, in seconds. */
  readonly totalWait: number;
  /** After so many requests without an answer in a row, the time allowed for one falls to `shortTimeoutMs`. */
  readonly silentRequests: number;
  readonly shortTimeoutMs: number;
}

/** Enough for three windows of the documented minute; a dead target is given up in seconds, not minutes. */
export const PATIENCE: PatienceLimits = { longestWait: 90, totalWait: 240, silentRequests: 3, shortTimeoutMs: 1_000 };

/** A run's common patience: how long to wait for a window, and how long for an answer. */
export class Patience {
  readonly #limits: PatienceLimits;
  readonly #clock: WaitingClock;
  #waited = 0;
  #silent = 0;
  #givenUp = false;

  constructor(clock: WaitingClock, limits: PatienceLimits = PATIENCE) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Waits out a rate window. False, at once, when that would be too long or the run has waited enough. */
  async waitFor(seconds: number): Promise<boolean> {
    if (this.#givenUp || seconds > this.#limits.longestWait || this.#waited + seconds > this.#limits.totalWait)
      return false;
    this.#waited += seconds;
    await this.#clock.sleep(seconds * 1000);
    return true;
  }

  /** No more waiting in this run: a window did not open when it should have. */
  giveUp(): void {
    this.#givenUp = true;
  }

  /** Milliseconds to allow for the next answer. */
  timeout(normalMs: number): number {
    return this.#silent >= this.#limits.silentRequests ? Math.min(normalMs, this.#limits.shortTimeoutMs) : normalMs;
  }

  /** Remembers whether a request was answered in time. */
  note(timedOut: boolean): void {
    this.#silent = timedOut ? this.#silent + 1 : 0;
  }
}
