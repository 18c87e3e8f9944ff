import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LeftOutReporter } from './test/support/left-out-reporter.ts';
import { SecondAttemptReporter } from './test/support/second-attempt-reporter.ts';

/** Every test, and those that need a process of their own: CONTRIBUTING.md. */
const ALL = '{src,mocks,conformance,cli,entry,test,scripts}/**/*.test.ts';
const ALONE = '{src,mocks,conformance,cli,entry,test,scripts}/**/*.alone.test.ts';
const LONG = '{src,mocks,conformance,cli,entry,test,scripts}/**/*.long*.test.ts';
const LONG_ALONE = '{src,mocks,conformance,cli,entry,test,scripts}/**/*.long.alone.test.ts';

const NIGHTLY = '{src,mocks,conformance,cli,entry,test,scripts}/**/*.long.nightly.test.ts';

/** Tests of packages that some test has installed, for example the peers of the board. */
const OTHERS = '**/node_modules/**';

const json = process.env.VITEST_JSON;
const seconds = process.env.VITEST_SECOND_ATTEMPTS;

/** What users import is the sources here, so that a provider of theirs and the tests share one registry. */
const resolve = {
  alias: [
    { find: /^caption-harness$/, replacement: fileURLToPath(new URL('entry/index.ts', import.meta.url)) },
    { find: /^caption-harness\/([a-z/-]+)$/, replacement: fileURLToPath(new URL('entry/$1.ts', import.meta.url)) },
  ],
};

/** Imports `with { type: 'text' }` are the text of the file, as esbuild reads them. Only style sheets are imported so. */
const styleSheetsAsText = {
  name: 'style-sheets-as-text',
  enforce: 'pre' as const,
  resolveId: (id: string, importer = '') =>
    id.endsWith('.css') ? `\0${fileURLToPath(new URL(id, `file://${importer}`))}.text` : null,
  load: (id: string) =>
    id.endsWith('.css.text') ? `export default ${JSON.stringify(readFileSync(id.slice(1, -5), 'utf8'))}` : null,
};
const plugins = [styleSheetsAsText];

/** Time limits only end what hangs: a busy machine is slow, too. */
const common = {
  server: { deps: { inline: [/\/provider-modules-\w+\//, /\/examples\/provider\//] } },
  setupFiles: ['test/support/use-programs.ts', 'test/support/fixed-properties.ts', 'test/support/compare-bytes.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } },
  // Only .ci/run allows a second attempt, says which test needed it, and fails if there are many.
  retry: seconds ? 1 : 0,
};

export default defineConfig({
  test: {
    globalSetup: 'test/support/build-programs.ts',
    // One less than there are is the default; much here waits for other programs.
    maxWorkers: '100%',
    // Transformed modules are kept in node_modules between runs, by their content.
    experimental: { fsModuleCache: true },
    reporters: ['default', new LeftOutReporter(), new SecondAttemptReporter(seconds), ...(json ? ['json'] : [])],
    ...(json ? { outputFile: { json } } : {}),
    projects: [
      {
        resolve,
        plugins,
        test: { ...common, name: 'shared', include: [ALL], exclude: [OTHERS, ALONE, LONG], isolate: false },
      },
      { resolve, plugins, test: { ...common, name: 'alone', include: [ALONE], exclude: [OTHERS, LONG_ALONE] } },
      {
        resolve,
        plugins,
        test: { ...common, name: 'long', include: [LONG], exclude: [OTHERS, LONG_ALONE, NIGHTLY], isolate: false },
      },
      { resolve, plugins, test: { ...common, name: 'long-alone', include: [LONG_ALONE], exclude: [OTHERS] } },
      { resolve, plugins, test: { ...common, name: 'nightly', include: [NIGHTLY], exclude: [OTHERS], isolate: false } },
    ],
  },
});
