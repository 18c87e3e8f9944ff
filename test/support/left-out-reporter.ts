import type { Reporter, TestModule } from 'vitest/node';
import './long.ts';

/** Ends the output with the number of cases that files `*.long.test.ts` left out. */
export class LeftOutReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules
      .filter(({ moduleId }) => moduleId.includes('.long.'))
      .flatMap(({ children }) => [...children.allTests('skipped')]);
    const left = skipped.reduce((sum, test) => sum + (test.meta().leftOut ?? 1), 0);
    if (left > 0)
      console.log(` Left out ${left} cases of long tests. npm run test:long runs them, and so does .ci/run.`);
  }
}
