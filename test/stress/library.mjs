// The library of the origin's page with many videos. Usage: node test/stress/library.mjs [--videos N] [--most N] [--program FILE]
// Holds when 98 of 100 inputs (keys, clicks, scrolls) are painted within --most milliseconds (default: 100), few rows are drawn, and
// nothing moves while the page loads. Needs Chromium.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { readOptions } from './support/options.mjs';
import { startMocks, startOrigin } from './support/programs.mjs';
import { percentile, report } from './support/report.mjs';

const options = readOptions({ videos: 10_000, most: 100 });
const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Rows that may be drawn at once. */
const MOST_ROWS = 60;

const data = mkdtempSync(join(tmpdir(), 'stress-library-'));
writeRecords(join(data, 'records'), options.videos);
const mocks = await startMocks(options.program);
const origin = await startOrigin(options.program, { data, mocks, tenant: 'demo' });
const browser = await chromium.launch({ executablePath: PROGRAMS.find(existsSync), args: ['--no-sandbox'] });
const violations = [];
let figures = { waits: [], shift: 0, rows: 0 };
try {
  figures = await work(await browser.newPage({ viewport: { width: 1280, height: 900 } }));
} catch (error) {
  violations.push(`the script failed: ${error.stack}`);
} finally {
  await browser.close();
  await origin.stop();
  await mocks.stop();
  rmSync(data, { recursive: true, force: true });
}
const most = percentile(figures.waits, 98);
if (most >= options.most) violations.push(`98 of 100 inputs are painted within ${most} ms, not ${options.most} ms`);
if (figures.shift > 0) violations.push(`the page moved while it loaded: ${figures.shift}`);
if (figures.rows > MOST_ROWS) violations.push(`${figures.rows} rows are drawn at once`);
report(
  `library with ${options.videos} videos`,
  [
    [
      'input to next paint',
      `${most} ms (98 %), worst ${Math.max(0, ...figures.waits)} ms, ${figures.waits.length} events`,
    ],
    ['layout shift while loading', String(figures.shift)],
    ['rows drawn at once', String(figures.rows)],
  ],
  violations,
);

/** Writes records as an origin has them. */
function writeRecords(folder, videos) {
  mkdirSync(folder, { recursive: true });
  const stage = { state: 'done', fraction: 1, secondsLeft: 0 };
  for (let at = 0; at < videos; at += 1) {
    const id = at.toString(16).padStart(32, '0');
    const languages = ['en', 'es', 'de', 'ja', 'fr'].slice(0, 1 + (at % 5));
    const record = {
      id,
      title: `${['Talk', 'Lecture', 'Meeting', 'Interview'][at % 4]} ${at}`,
      created: Date.UTC(2026, 0, 1) + at * 60_000,
      bytes: 1_000_000 + at * 1_001,
      durationSeconds: 10 + (at % 4_000),
      extension: 'mp4',
      to: languages.slice(1),
      spoken: null,
      hasAudio: false,
      state: at % 17 === 0 ? 'failed' : 'done',
      stages: { store: stage, transcribe: stage, translate: stage, publish: stage },
      language: 'en',
      tracks: languages.map((language) => ({ language, original: language === 'en' })),
      error: at % 17 === 0 ? { kind: 'credits', message: 'The credits ran out.', next: 'Buy some.' } : null,
    };
    writeFileSync(join(folder, `${id}.json`), JSON.stringify(record));
  }
}

/** Works the page as a person does. */
async function work(page) {
  await page.addInitScript(() => {
    globalThis.waits = [];
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) globalThis.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries())
        if (interactionId > 0) globalThis.waits.push(duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  });
  await page.goto(`${origin.ready.url}/`);
  await page.locator('.rows .title').first().waitFor();
  await page.waitForTimeout(1_000);
  const shift = await page.evaluate('shift');
  let rows = 0;
  const press = async (key) => {
    await page.keyboard.press(key, { delay: 20 });
    rows = Math.max(rows, await page.locator('.rows .row').count());
  };
  await page.locator('.rows .title').first().focus();
  for (let at = 0; at < 20; at += 1) await press('ArrowDown');
  for (const key of ['End', 'ArrowUp', 'PageUp', 'Home', 'PageDown']) await press(key);
  for (let at = 0; at < 15; at += 1) {
    await page.mouse.wheel(0, 4_000);
    await page.waitForTimeout(40);
  }
  await page.mouse.wheel(0, -1_000_000);
  await page.locator('h1').click();
  await press('/');
  for (const key of 'lecture 12') await press(key);
  for (let at = 0; at < 10; at += 1) await press('Backspace');
  await page.getByRole('button', { name: /^Needs you/ }).click();
  await page.getByRole('button', { name: /^All/ }).click();
  for (const order of ['By title', 'Longest first', 'Newest first']) await page.getByLabel('Order').selectOption(order);
  await page.waitForTimeout(500);
  return { waits: await page.evaluate('waits'), shift, rows };
}
