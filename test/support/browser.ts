import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium as engine, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { chromium } from './chromium.ts';

/** A Chromium for one test file. `open` makes a page of its own, closed after the test. */
export interface TestBrowser {
  open(options?: BrowserContextOptions): Promise<Page>;
}

/** Starts Chromium before the tests, if it is installed or, as in CI, has to be. `args` are its own. */
export function useBrowser(args: readonly string[] = []): TestBrowser {
  const home = mkdtempSync(join(tmpdir(), 'chromium-'));
  const pages: Page[] = [];
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (chromium === undefined && process.env.CI !== 'true') return;
    browser = await engine.launch({
      executablePath: chromium ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage', ...args],
      env: { ...process.env, HOME: home },
    });
  }, 60_000);
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.close()));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(home, { recursive: true, force: true });
  });
  return {
    open: async (options) => {
      if (!browser) throw new Error('there is no browser');
      const page = await browser.newPage(options);
      page.setDefaultTimeout(40_000);
      pages.push(page);
      return page;
    },
  };
}
