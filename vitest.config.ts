import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,mocks,conformance,cli,entry,test,scripts}/**/*.test.ts'],
    globalSetup: 'test/support/build-programs.ts',
    setupFiles: 'test/support/use-programs.ts',
    testTimeout: 20_000,
    // One less than there are is the default; much here waits for other programs.
    maxWorkers: '100%',
    reporters: process.env.VITEST_JSON ? ['default', ['json', { outputFile: process.env.VITEST_JSON }]] : ['default'],
  },
});
