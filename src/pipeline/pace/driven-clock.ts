import type { WaitingClock } from '../../base/clock.ts';
import { streamingFetch } from '../../clients/http/streaming-fetch.ts';

/** A remote clock that only moves on request: that of a mock's tenant. */
export interface RemoteClock {
  /** Its time in epoch milliseconds. */
  now(): Promise<number>;
  /** Moves it forward. Resolves with its new time when everything due by then has happened. */
  advance(milliseconds: number): Promise<number>;
}

/** A waiting clock that moves a remote one. */
export interface DrivenClock extends WaitingClock {
  /** Wraps `fetch`, so that time does not jump during its requests. */
  readonly fetch: typeof fetch;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
  readonly fail: (error: unknown) => void;
}

/** Real milliseconds until a hanging request no longer stops the time. */
const LONGEST_HOLD_MS = 1_000;

/**
 * Makes waits take no real time: without pending requests it moves the remote clock to the end of the earliest wait.
 * Several concurrent waits of a minute take one minute of the remote clock.
 */
export async function createDrivenClock(remote: RemoteClock, send: typeof fetch = sendAny): Promise<DrivenClock> {
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

/** Films are sent piece by piece. */
const sendAny: typeof fetch = (input, init) =>
  init?.body instanceof Blob ? streamingFetch(String(input), init) : fetch(input, init);

/** Resolves when there was no request for a moment, or one hangs too long. */
async function quiet(requests: () => number): Promise<void> {
  const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
  for (let waited = 0, calm = 0; calm < 2 && waited < LONGEST_HOLD_MS; waited += 1) {
    await turn();
    calm = requests() === 0 ? calm + 1 : 0;
  }
}
