import { defineConfig } from 'vitest/config';
import { LeftOutReporter } from './test/support/left-out-reporter.ts';

/** Every test, and those that need a process of their own: CONTRIBUTING.md. */
const ALL = '{src,mocks,conformance,cli,entry,test,scripts}/**/*.test.ts';
const ALONE = '{src,mocks,conformance,cli,entry,test,scripts}/**/*.alone.test.ts';

/** Time limits only end what hangs: a busy machine is slow, too. */
const common = {
  setupFiles: 'test/support/use-programs.ts',
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } },
};

const json = process.env.VITEST_JSON;

export default defineConfig({
  test: {
    globalSetup: 'test/support/build-programs.ts',
    // One less than there are is the default; much here waits for other programs.
    maxWorkers: '100%',
    // Transformed modules are kept in node_modules between runs, by their content.
    experimental: { fsModuleCache: true },
    reporters: ['default', new LeftOutReporter(), ...(json ? ['json'] : [])],
    ...(json ? { outputFile: { json } } : {}),
    projects: [
      { test: { ...common, name: 'shared', include: [ALL], exclude: [ALONE], isolate: false } },
      { test: { ...common, name: 'alone', include: [ALONE] } },
    ],
  },
});
