import type { WaitingClock } from '../../base/clock.ts';

/** Waits on a clock, or until the signal fires, even when the clock ignores it. Never rejects for the signal. */
export async function pause(clock: WaitingClock, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let onAbort = () => {};
  const aborted = new Promise<void>((resolve) => {
    onAbort = resolve;
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  try {
    await Promise.race([clock.sleep(milliseconds, signal), aborted]);
  } catch (error) {
    if (!signal?.aborted) throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
