import { systemClock } from '../../src/base/clock.ts';
import type { Exchange } from '../model/exchange.ts';

/** Requests that a server may leave without an answer before it counts as silent. */
export const KNOCKS = 3;

/** One request, and how long its answer may take. */
export type Knock = (timeoutMs: number, signal: AbortSignal) => Promise<Exchange>;

/**
 * Asks a server whether it answers: one request, and up to two more while no answer came. All wait side by side, so that a slow
 * server is not taken for a silent one. Returns the first exchange with an answer, else the first without one. The time is real:
 * it is that of the wire.
 * @param apartMs milliseconds between the requests; the first one has three times as long for its answer
 */
export async function knock(send: Knock, apartMs: number, signal?: AbortSignal): Promise<Exchange> {
  const done = new AbortController();
  const stop = signal === undefined ? done.signal : AbortSignal.any([signal, done.signal]);
  const sent: Promise<Exchange>[] = [];
  try {
    for (let left = KNOCKS; left > 0; left -= 1) {
      const one = send(left * apartMs, stop);
      sent.push(one);
      const pause = systemClock.sleep(apartMs, stop).catch(() => {});
      const first = await Promise.race([answered(sent), left === 1 ? one : pause]);
      if (first?.response) return first;
      if (stop.aborted) break;
    }
    return (await answered(sent)) ?? (await (sent[0] as Promise<Exchange>));
  } finally {
    done.abort();
  }
}

/** Resolves with the first exchange that has an answer, undefined if none gets one. */
const answered = (sent: readonly Promise<Exchange>[]): Promise<Exchange | undefined> =>
  Promise.any(
    sent.map(async (one) => {
      const exchange = await one;
      if (exchange.response === null) throw new Error('no answer');
      return exchange;
    }),
  ).catch(() => undefined);
