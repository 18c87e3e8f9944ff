import { systemClock } from '../../base/clock.ts';

/** Why the client ended an attempt. */
type Interruption = 'timeout' | 'aborted';

/** Why a timer ends with its attempt. One for all: without it each request would make an error with a stack. */
const ENDED = new Error('the attempt has ended');

/** Ends one attempt at a time limit or by the caller's signal, even when fetch ignores its signal. */
export interface Deadline {
  /** The signal for fetch. */
  readonly signal: AbortSignal;
  /** Settles like `work`, or rejects as soon as the attempt is interrupted. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Null until the attempt is interrupted. */
  interruption(): Interruption | null;
  /** Closes the connection of a failed attempt. */
  abandon(): void;
  /** Stops the timer. */
  end(): void;
}

/**
 * Starts the time limit of one attempt. It always runs in real time, as the network does: an injected clock may jump, or
 * its own `sleep` may move it.
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
      timer.abort(ENDED);
    },
  };
}
