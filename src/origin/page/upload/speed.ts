/** Speed and remaining time of a transfer, from what has come so far. */
export interface Speed {
  /** Bytes of a second; null before it is known. */
  readonly perSecond: number | null;
  /** null before it is known. */
  readonly secondsLeft: number | null;
}

/** How far back the speed looks, in milliseconds. */
const WINDOW_MS = 5_000;

/** Measures the speed of a transfer over its last seconds, so that it follows the line without jumping. */
export class SpeedMeter {
  readonly #size: number;
  #marks: { readonly at: number; readonly bytes: number }[] = [];

  /** @param size bytes of the whole file */
  constructor(size: number) {
    this.#size = size;
  }

  /** Forgets what was measured, after a pause. */
  reset(): void {
    this.#marks = [];
  }

  /** Takes the number of bytes that were sent until a time in milliseconds. */
  mark(bytes: number, at: number): Speed {
    this.#marks = [...this.#marks.filter((mark) => at - mark.at <= WINDOW_MS), { at, bytes }];
    const [first] = this.#marks;
    const seconds = first === undefined ? 0 : (at - first.at) / 1000;
    if (first === undefined || seconds < 0.3 || bytes <= first.bytes) return { perSecond: null, secondsLeft: null };
    const perSecond = (bytes - first.bytes) / seconds;
    return { perSecond, secondsLeft: Math.ceil((this.#size - bytes) / perSecond) };
  }
}
