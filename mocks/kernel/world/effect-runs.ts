import type { AdjustableClock } from '../../../src/base/clock.ts';
import { isTime, TIME_RANGE } from '../../../src/base/time-range.ts';
import type { DueEffect, DueQueue } from './due-queue.ts';

/** Longest wait of a timer in milliseconds: 24.8 days. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** The tenant whose planned effects are carried out. */
export interface EffectOwner {
  readonly plans: DueQueue;
  /** Its clock, which a change of settings replaces. */
  readonly clock: AdjustableClock;
  /** Carries out an effect, and reports its defects by itself. */
  carryOut(effect: DueEffect): Promise<void> | void;
  /** Called when the tenant may have changed. */
  touch(): void;
}

/** Carries out the planned effects of a tenant, each at its own time: by requests, by moves of its clock, and by real time. */
export class EffectRuns {
  readonly #owner: EffectOwner;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;
  #working: Promise<number> | null = null;

  constructor(owner: EffectOwner) {
    this.#owner = owner;
  }

  /** True while an effect is being carried out. */
  get isWorking(): boolean {
    return this.#working !== null;
  }

  /** True if `settle` has an effect to carry out. */
  get hasDue(): boolean {
    const at = this.#owner.plans.nextAt;
    return at !== null && this.#working === null && at <= this.#now;
  }

  /**
   * Carries out every effect that is due by now, in order; returns their number. While effects are running it returns at
   * once: the receiver of a webhook may call the mock before it answers, and must not wait for itself.
   */
  settle(): Promise<number> {
    return this.hasDue ? this.#inTurn(() => this.#runUntil(this.#now)) : Promise.resolve(0);
  }

  /**
   * Moves the clock forward; every effect that becomes due happens at its own time, deliveries included.
   * @throws {RangeError} beyond the range of a clock; the clock does not move then
   */
  advance(seconds: number): Promise<number> {
    return this.#inTurn(async () => {
      const target = this.#now + Math.round(seconds * 1000);
      if (!(seconds >= 0) || !isTime(target)) throw new RangeError(`a clock moves forward, up to ${TIME_RANGE}`);
      const effects = await this.#runUntil(target);
      const rest = target - this.#now;
      if (rest > 0) this.#owner.clock.advance(rest);
      return effects;
    });
  }

  /** Sets the timer by which real and scaled clocks carry out effects without a request. */
  arm(): void {
    const owner = this.#owner;
    owner.touch();
    this.#clearTimer();
    // The running caller sets it afterwards.
    if (this.#working !== null || this.#isClosed) return;
    const at = owner.plans.nextAt;
    const wait = at === null ? null : owner.clock.realTimeUntil(at);
    if (wait === null) return;
    const settle = () =>
      this.settle()
        .catch(() => {})
        // Rounding may wake it a moment early, and a long wait is several.
        .finally(() => this.arm());
    this.#timer = setTimeout(settle, Math.min(Math.max(1, wait), LONGEST_TIMER_MS));
    this.#timer.unref();
  }

  /** Drops all plans. */
  clear(): void {
    this.#owner.plans.clear();
    this.#clearTimer();
  }

  /** Stops the timer for good; the plans stay. */
  close(): void {
    this.#isClosed = true;
    this.#clearTimer();
  }

  get #now(): number {
    return this.#owner.clock.now();
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #runUntil(target: number): Promise<number> {
    const owner = this.#owner;
    const { plans } = owner;
    let effects = 0;
    for (;;) {
      const at = plans.nextAt;
      const effect = plans.takeDue(target);
      if (at === null || effect === null) return effects;
      const ahead = at - this.#now;
      if (ahead > 0) owner.clock.advance(ahead);
      await owner.carryOut(effect);
      plans.done(effect);
      owner.touch();
      effects += 1;
    }
  }

  /** Runs jobs one after another, so that two callers never carry out effects at the same time. */
  #inTurn(work: () => Promise<number>): Promise<number> {
    const turn: Promise<number> = (this.#working ?? Promise.resolve(0)).then(work, work).finally(() => {
      if (this.#working === turn) this.#working = null;
      this.arm();
    });
    this.#working = turn;
    return turn;
  }
}
