import type { Reporter, Vitest } from 'vitest/node';

/** Ends the output of `npm test` with the number of long test files, which it leaves out. */
export class LeftOutReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(): void {
    const chosen = this.#vitest?.config.project ?? [];
    if (chosen.length === 0 || chosen.includes('long')) return;
    console.log(' Long tests are left out. npm run test:long runs them, and so does .ci/run.');
  }
}
