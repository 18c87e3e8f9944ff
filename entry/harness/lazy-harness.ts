import { createHarness, type Harness, type HarnessOptions } from './create-harness.ts';

/** A harness that starts with the first test that needs it. */
export function lazyHarness(options: HarnessOptions): { get(): Promise<Harness>; close(): Promise<void> } {
  let starting: Promise<Harness> | null = null;
  return {
    get: () => {
      starting ??= createHarness(options);
      return starting;
    },
    close: async () => {
      const harness = await starting?.catch(() => null);
      starting = null;
      await harness?.close();
    },
  };
}
