import { systemClock } from '../../base/clock.ts';

/** What ended an attempt from this side. */
export type Interruption = 'timeout' | 'aborted';

/** Ends one attempt, at a time limit or with the caller's signal, even when fetch does not listen to its signal. */
export interface Deadline {
  /** For fetch. */
  readonly signal: AbortSignal;
  /** Settles like `work`, or rejects as soon as the attempt is interrupted. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Null while nothing interrupted the attempt. */
  interruption(): Interruption | null;
  /** Closes the connection of an attempt that did not end well. */
  abandon(): void;
  /** Stops the timer. */
  end(): void;
}

/**
 * Starts the time limit of one attempt. It always runs in real time: the network does, while an injected clock may jump
 * or may be moved by its own `sleep`.
 */
export function startDeadline(timeoutMs: number, callerSignal: AbortSignal | undefined): Deadline {
  const connection = new AbortController();
  const timer = new AbortController();
  let interruption: Interruption | null = null;
  let interrupt: (reason: unknown) => void = () => {};
  const interrupted = new Promise<never>((_resolve, reject) => {
    interrupt = reject;
  });
  interrupted.catch(() => {});
  const stop = (why: Interruption, reason: unknown) => {
    interruption ??= why;
    interrupt(reason);
    connection.abort(reason);
  };
  const onAbort = () => stop('aborted', callerSignal?.reason);
  if (callerSignal?.aborted) onAbort();
  callerSignal?.addEventListener('abort', onAbort, { once: true });
  systemClock.sleep(timeoutMs, timer.signal).then(
    () => stop('timeout', new Error(`no complete answer within ${timeoutMs} ms`)),
    () => {},
  );
  return {
    signal: connection.signal,
    race: (work) => Promise.race([work, interrupted]),
    interruption: () => interruption,
    abandon: () => connection.abort(),
    end() {
      callerSignal?.removeEventListener('abort', onAbort);
      timer.abort();
    },
  };
}
