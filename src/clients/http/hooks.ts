/** One attempt of a call, as hooks see it. Texts hold no secret of the client. */
export interface AttemptEvent {
  /** The service's display name, for example `Gcore`. */
  readonly service: string;
  /** The client's method. */
  readonly operation: string;
  readonly method: string;
  /** The URL of the request. */
  readonly url: string;
  /** From 1. */
  readonly attempt: number;
}

/** An attempt that ended. */
export interface AttemptEndEvent extends AttemptEvent {
  /** HTTP status, or the kind of failure: `reset`, `timeout`, `not-sent`, `broken-answer`, `too-large`, `untrusted`, `aborted`. */
  readonly end: number | string;
  /** Real milliseconds of the attempt, including the body. */
  readonly milliseconds: number;
}

/** An attempt that is followed by another one. */
export interface RetryEvent extends AttemptEndEvent {
  /** Seconds until the next attempt. */
  readonly waitSeconds: number;
}

/** Functions that a client calls on its way. What they throw is ignored: an observer must not lose a paid answer. */
export interface ClientHooks {
  /** Before each attempt. */
  onRequest?(event: AttemptEvent): void;
  /** After each attempt. */
  onResponse?(event: AttemptEndEvent): void;
  /** Before the wait for another attempt. */
  onRetry?(event: RetryEvent): void;
}

/** The part of a logger, for example of `console`, that clients use: each attempt at `debug`, each retry at `warn`. */
export interface ClientLogger {
  debug(message: string): void;
  warn(message: string): void;
}

/** Calls a function of the caller's that must not stop the call. */
export function observe(work: (() => void) | undefined): void {
  try {
    work?.();
  } catch {
    // Documented: what observers throw is ignored.
  }
}

/** Returns hooks that also write to the logger. */
export function hooksWithLog(hooks: ClientHooks = {}, logger?: ClientLogger): Required<ClientHooks> {
  const name = ({ service, operation, attempt }: AttemptEvent) => `${service} ${operation}, attempt ${attempt}`;
  return {
    onRequest(event) {
      observe(() => hooks.onRequest?.(event));
      observe(() => logger?.debug(`${name(event)}: ${event.method} ${event.url}`));
    },
    onResponse(event) {
      observe(() => hooks.onResponse?.(event));
      observe(() => logger?.debug(`${name(event)}: ${event.end} after ${Math.round(event.milliseconds)} ms`));
    },
    onRetry(event) {
      observe(() => hooks.onRetry?.(event));
      observe(() => logger?.warn(`${name(event)}: ${event.end}; tries again in ${event.waitSeconds} s`));
    },
  };
}
