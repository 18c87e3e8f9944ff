import { exitCodes } from '../exit-codes.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first signal ends the run early, and its resources are removed; a second one ends the program at once. */
export function liveInterruption(ledger: string): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) {
      process.stderr.write(`ended at once; remove what is left with: conform cleanup ${ledger}\n`);
      process.exit(exitCodes.broken);
    }
    process.stderr.write('interrupted: the resources of the run are removed; a second signal ends at once\n');
    controller.abort(new Error('interrupted'));
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    signal: controller.signal,
    end: () => {
      for (const name of SIGNALS) process.off(name, onSignal);
    },
  };
}
