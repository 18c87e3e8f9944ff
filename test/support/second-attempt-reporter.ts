import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Lists the tests that failed once and then passed: `file` gets their names as JSON, the output one line each. */
export class SecondAttemptReporter implements Reporter {
  readonly #file: string | undefined;

  constructor(file: string | undefined) {
    this.#file = file;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules
      .flatMap(({ children }) => [...children.allTests('passed')])
      .filter((test) => (test.diagnostic()?.retryCount ?? 0) > 0)
      .map((test: TestCase) => `${test.module.relativeModuleId} > ${test.fullName}`);
    for (const name of names) console.log(` Passed at the second attempt: ${name}`);
    if (this.#file) writeFileSync(this.#file, JSON.stringify(names));
  }
}
