import type { Clock } from '../../base/clock.ts';
import type { StageState, VideoStage } from './types.ts';

/** When a stage began, and how many seconds it took; null before its end. */
interface StageTime {
  readonly begun: number;
  seconds: number | null;
}

/** Measures how long the stages of jobs took. */
export class StageTimes {
  readonly #clock: Clock;
  readonly #times = new Map<string, Map<VideoStage, StageTime>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Videos whose times are known. */
  get size(): number {
    return this.#times.size;
  }

  /** Returns the state with the seconds that the stage took, if it ended after a beginning. */
  timed(id: string, stage: VideoStage, state: StageState): StageState {
    const now = this.#clock.now();
    const times = this.#times.get(id);
    if (state.state === 'working') {
      const { begun } = times?.get(stage) ?? { begun: now };
      this.#times.set(id, (times ?? new Map()).set(stage, { begun, seconds: null }));
      return state;
    }
    const time = times?.get(stage);
    if (!time || (state.state !== 'done' && state.state !== 'failed')) return state;
    time.seconds ??= Math.max(0, Math.round((now - time.begun) / 100) / 10);
    return { ...state, seconds: time.seconds };
  }

  /** Forgets the times of a video, before its job runs again and after it ended. */
  forget(id: string): void {
    this.#times.delete(id);
  }
}
