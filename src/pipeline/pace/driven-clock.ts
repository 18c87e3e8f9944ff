import type { WaitingClock } from '../../base/clock.ts';

/** A clock elsewhere that somebody has to push: a stand-in's tenant's. */
export interface RemoteClock {
  /** Epoch milliseconds it shows now. */
  now(): Promise<number>;
  /** Moves it forward; resolves, when everything due by then has happened, with the time it then shows. */
  advance(milliseconds: number): Promise<number>;
}

/** A waiting clock that pushes a remote one. */
export interface DrivenClock extends WaitingClock {
  /** Wraps `fetch`: while one of its requests is under way, time does not jump. */
  readonly fetch: typeof fetch;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
  readonly fail: (error: unknown) => void;
}

/** Real milliseconds after which a request that never ends no longer holds up the time. */
const LONGEST_HOLD_MS = 1_000;

/**
 * Makes waiting cost no real time: when nothing is under way, the remote clock is moved to the earliest moment that
 * anybody waits for. Several waits of a minute at once take one minute of the remote clock.
 */
export async function createDrivenClock(remote: RemoteClock, send: typeof fetch = fetch): Promise<DrivenClock> {
  let shown = await remote.now();
  let requests = 0;
  let pushing = false;
  const sleepers = new Set<Sleeper>();

  const push = async (): Promise<void> => {
    while (sleepers.size > 0) {
      await quiet(() => requests);
      const earliest = [...sleepers].reduce((least, { until }) => Math.min(least, until), Number.POSITIVE_INFINITY);
      if (earliest > shown && sleepers.size > 0) shown = await remote.advance(earliest - shown);
      for (const sleeper of sleepers) {
        if (sleeper.until <= shown) {
          sleepers.delete(sleeper);
          sleeper.wake();
        }
      }
    }
  };

  const keepPushing = async (): Promise<void> => {
    if (pushing) return;
    pushing = true;
    try {
      await push();
    } catch (error) {
      for (const { fail } of sleepers) fail(error);
      sleepers.clear();
    } finally {
      pushing = false;
    }
  };

  return {
    now: () => shown,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const forget = () => signal?.removeEventListener('abort', onAbort);
        const sleeper: Sleeper = {
          until: shown + Math.max(0, Math.ceil(milliseconds)),
          wake: () => {
            forget();
            resolve();
          },
          fail: (error) => {
            forget();
            reject(error);
          },
        };
        const onAbort = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        sleepers.add(sleeper);
        void keepPushing();
      }),
    async fetch(input, init) {
      requests += 1;
      try {
        const answer = await send(input, init);
        return answer;
      } finally {
        requests -= 1;
      }
    },
  };
}

/** Resolves when no request was under way for a moment, or has been for too long. */
async function quiet(requests: () => number): Promise<void> {
  const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
  for (let waited = 0, calm = 0; calm < 2 && waited < LONGEST_HOLD_MS; waited += 1) {
    await turn();
    calm = requests() === 0 ? calm + 1 : 0;
  }
}
