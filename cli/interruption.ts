import { exitCodes } from './exit-codes.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds that an interrupted run has for removing what it created. */
const CLEAN_UP_MS = 30_000;

/** How an interruption shows itself. */
export interface Interruption {
  /** Fires at the first signal of the system. */
  readonly signal: AbortSignal;
  /** Fires half a minute after it. */
  readonly deadline: AbortSignal;
  /** No longer listens. */
  end(): void;
}

/**
 * The first signal ends a run early and lets it clean up; the second one ends the program at once, with exit code 130.
 * @param texts the lines for stderr at each
 */
export function onInterruption(texts: { readonly first: string; readonly second?: string }): Interruption {
  const [controller, late] = [new AbortController(), new AbortController()];
  let timer: NodeJS.Timeout | undefined;
  const onSignal = () => {
    if (controller.signal.aborted) {
      if (texts.second !== undefined) process.stderr.write(`${texts.second}\n`);
      process.exit(exitCodes.interrupted);
    }
    process.stderr.write(`${texts.first}\n`);
    timer = setTimeout(() => late.abort(new Error('the time for cleaning up was over')), CLEAN_UP_MS);
    timer.unref();
    controller.abort(new Error('interrupted'));
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    signal: controller.signal,
    deadline: late.signal,
    end: () => {
      clearTimeout(timer);
      for (const name of SIGNALS) process.off(name, onSignal);
    },
  };
}
