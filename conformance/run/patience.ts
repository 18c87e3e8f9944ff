import type { WaitingClock } from '../../src/base/clock.ts';

/** The time budget of a run on a target that cannot be arranged. */
export interface PatienceLimits {
  /** Longest single wait for a rate window, in seconds. */
  readonly longestWait: number;
  /** All waits of a run together, in seconds. */
  readonly totalWait: number;
  /** After this many requests in a row without an answer, the time limit falls to `shortTimeoutMs`. */
  readonly silentRequests: number;
  readonly shortTimeoutMs: number;
}

/** Enough for three windows of the documented minute; a dead target ends the run in seconds, not minutes. */
export const PATIENCE: PatienceLimits = { longestWait: 90, totalWait: 240, silentRequests: 3, shortTimeoutMs: 1_000 };

/** The shared time budget of a run: waits for rate windows, and time limits of answers. */
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

  /**
   * Waits for a rate window. Returns false at once if the wait is too long or the budget is used up. Rejects with the signal's
   * reason.
   */
  async waitFor(seconds: number, signal?: AbortSignal): Promise<boolean> {
    if (this.#givenUp || seconds > this.#limits.longestWait || this.#waited + seconds > this.#limits.totalWait)
      return false;
    this.#waited += seconds;
    await this.#clock.sleep(seconds * 1000, signal);
    return true;
  }

  /** Ends all waiting in this run, because a window did not open in time. */
  giveUp(): void {
    this.#givenUp = true;
  }

  /** The time limit of the next answer, in milliseconds. */
  timeout(normalMs: number): number {
    return this.#silent >= this.#limits.silentRequests ? Math.min(normalMs, this.#limits.shortTimeoutMs) : normalMs;
  }

  /** Remembers whether a request was answered in time. */
  note(timedOut: boolean): void {
    this.#silent = timedOut ? this.#silent + 1 : 0;
  }
}
