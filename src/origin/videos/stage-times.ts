import type { Clock } from '../../base/clock.ts';
import type { StageState, VideoStage } from './types.ts';

/** Measures how long the stages of jobs took. */
export class StageTimes {
  readonly #clock: Clock;
  readonly #times = new Map<string, { readonly begun: number; seconds: number | null }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Returns the state with the seconds that the stage took, if it ended after a beginning. */
  timed(id: string, stage: VideoStage, state: StageState): StageState {
    const key = `${id}.${stage}`;
    const now = this.#clock.now();
    if (state.state === 'working') {
      const { begun } = this.#times.get(key) ?? { begun: now };
      this.#times.set(key, { begun, seconds: null });
      return state;
    }
    const time = this.#times.get(key);
    if (!time || (state.state !== 'done' && state.state !== 'failed')) return state;
    time.seconds ??= Math.max(0, Math.round((now - time.begun) / 100) / 10);
    return { ...state, seconds: time.seconds };
  }

  /** Forgets the times of a video, before its job runs again and after it ended. */
  forget(id: string): void {
    for (const key of this.#times.keys()) if (key.startsWith(`${id}.`)) this.#times.delete(key);
  }
}
