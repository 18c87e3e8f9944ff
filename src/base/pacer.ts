import type { WaitingClock } from './clock.ts';

/** A number of requests in a number of seconds. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** A rate and the name of its window; pacers whose rates have the same name count together. */
export interface CountedRate extends Rate {
  readonly counted: string;
}

/** Keeps requests below one or more rates. */
export interface Pacer {
  /** Resolves when a request may be sent, in the order of the calls, and counts it. Rejects with the signal's reason. */
  turn(signal?: AbortSignal): Promise<void>;
  /** Sends nothing for this many milliseconds, as the service requests. */
  holdOff(milliseconds: number): void;
}

/** Times of sent requests, for one rate. */
interface RateWindow {
  /** Epoch milliseconds at which the next request fits. */
  freeAt(): number;
  count(at: number): void;
  closeUntil(at: number): void;
}

/**
 * Makes a pacer for one client: at most `share` of the rate's requests in any window of its length, fixed or sliding.
 * Allows bursts, so that a few requests need not wait.
 * @param share between 0 and 1; at least one request a window is sent
 */
export const createPacer = (rate: Rate, clock: WaitingClock, share: number): Pacer =>
  pacerOver([createWindow(rate, share)], clock);

/** Makes a pacer for each key of the table. Windows of one name are shared: a request of either key counts for both. */
export function createPacers<Id extends string>(
  rates: Readonly<Record<Id, readonly CountedRate[]>>,
  clock: WaitingClock,
  share: number,
): Readonly<Record<Id, Pacer>> {
  const windows = new Map<string, RateWindow>();
  const windowOf = (rate: CountedRate): RateWindow => {
    const window = windows.get(rate.counted) ?? createWindow(rate, share);
    windows.set(rate.counted, window);
    return window;
  };
  const pairs = Object.entries<readonly CountedRate[]>(rates).map(([id, own]) => [
    id,
    pacerOver(own.map(windowOf), clock),
  ]);
  return Object.fromEntries(pairs) as Readonly<Record<Id, Pacer>>;
}

function pacerOver(windows: readonly RateWindow[], clock: WaitingClock): Pacer {
  let queue: Promise<void> = Promise.resolve();
  const wait = () => Math.max(0, ...windows.map((window) => window.freeAt())) - clock.now();
  const admit = async (signal: AbortSignal | undefined): Promise<void> => {
    signal?.throwIfAborted();
    // Another pacer may have taken the place in a shared window meanwhile.
    for (let pause = wait(); pause > 0; pause = wait()) await clock.sleep(pause, signal);
    for (const window of windows) window.count(clock.now());
  };
  return {
    turn(signal) {
      const turn = queue.then(() => admit(signal));
      queue = turn.catch(() => {});
      return turn;
    },
    holdOff(milliseconds) {
      for (const window of windows) window.closeUntil(clock.now() + milliseconds);
    },
  };
}

function createWindow({ requests, seconds }: Rate, share: number): RateWindow {
  const size = Math.max(1, Math.floor(requests * share));
  const sent: number[] = new Array(size).fill(Number.NEGATIVE_INFINITY);
  let next = 0;
  let closedUntil = Number.NEGATIVE_INFINITY;
  return {
    // One more millisecond, because a window may include both of its ends.
    freeAt: () => Math.max(closedUntil, (sent[next] as number) + seconds * 1000 + 1),
    count(at) {
      sent[next] = at;
      next = (next + 1) % size;
    },
    closeUntil(at) {
      closedUntil = Math.max(closedUntil, at);
    },
  };
}
