// Covers: check-card.ts, page.ts, script.ts, sparkline.ts, style.ts, summary.ts, words.ts

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { chromium } from '../../../test/support/chromium.ts';
import { itInBrowser, troublesOf } from '../../../test/support/page-check.ts';
import { everything, HOSTILE, reportOf, writtenBy } from '../../testing/reports.ts';

const html = writtenBy('html', everything()).text;
const folder = mkdtempSync(join(tmpdir(), 'conform-html-'));
const file = join(folder, 'report.html');
writeFileSync(file, html);
let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** The report in a browser that is offline, with what it asked of the network and what its console logged. */
async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; asked: string[]; logged: string[] }> {
  browser ??= await playwright.launch({ executablePath: chromium ?? 'chromium', args: ['--no-sandbox'] });
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const asked: string[] = [];
  const logged: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => logged.push(message.text()));
  page.on('pageerror', (error) => logged.push(error.message));
  page.on('dialog', (dialog) => {
    logged.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(pathToFileURL(file).href);
  return { page, asked, logged };
}

describe('html', () => {
  it('names no address that a browser would load', () => {
    expect(html).not.toMatch(/<(?:link|img|iframe|script src|object|embed|base)\b|@import|url\(|srcset/i);
  });

  it('shows earlier nights where they are known, and since when a check does not hold', () => {
    const points = [0, 1, 2].map((at) => ({ day: `2026-01-0${at + 1}`, held: 9, red: at === 2 ? 1 : 0 }));
    const since = { 'translateplus/credits/failed': '2026-01-03' };
    const { text } = writtenBy('html', everything(), { history: { points, since } });
    expect(text).toContain('3 nights since 2026-01-01: 1 with a check that did not hold; the last: 1 of 10');
    expect(text).toContain('since 2026-01-03');
    expect(html).not.toContain('nights since');
  });

  it('writes a report of nothing too', () => {
    expect(writtenBy('html', reportOf([])).text).toContain('Nothing was verified');
  });

  itInBrowser(
    'opens offline: asks for nothing, runs nothing of the target, and shows text as it came',
    async () => {
      const { page, asked, logged } = await open();
      expect(asked).toEqual([pathToFileURL(file).href]);
      expect(logged).toEqual([]);
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.title()).toMatch(/^conform: 2 passed, 2 failed/);
      const answer = await page.locator('article pre.diff').first().textContent();
      // What HTML itself changes: line ends, and NUL and lone surrogates, which no text file can hold.
      const readable = HOSTILE.replaceAll('\r\n', '\n').replaceAll('\u0000', '\ufffd').replaceAll('\ud800', '\ufffd');
      expect(answer).toContain(readable);
      expect(await page.locator('article').count()).toBe(6);
      expect(await page.locator('details.check').count()).toBe(5);
      expect(await page.locator('details[open]').count()).toBe(0);
    },
    60_000,
  );

  itInBrowser(
    'is used with the keyboard alone: every control gets a visible focus, cards open, the filter filters',
    async () => {
      const { page } = await open();
      const reached = new Set<string>();
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press('Tab');
        reached.add(
          await page.evaluate(`(() => { const one = document.activeElement; const style = getComputedStyle(one);
            return one.tagName + (one.type ? ':' + one.type : '') + (style.outlineStyle === 'none' ? ' unseen' : '') })()`),
        );
      }
      expect([...reached]).toEqual(expect.arrayContaining(['A', 'INPUT:search', 'INPUT:checkbox', 'SUMMARY']));
      expect([...reached].filter((name) => name.endsWith('unseen') && !name.startsWith('BODY'))).toEqual([]);
      await page.locator('summary', { hasText: 'translateplus/request' }).first().focus();
      await page.keyboard.press('Enter');
      const fine = page.locator('summary', { hasText: 'translateplus/request/fine' });
      await fine.focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('details[open]').count()).toBe(2);
      // Out of every field, a slash leads to the search.
      await page.keyboard.press('/');
      await page.keyboard.type('request/fine');
      expect(await page.locator('[data-word]:visible').count()).toBe(1);
      expect(await page.locator('[data-group]:visible').count()).toBe(1);
      expect(await page.locator('output').textContent()).toBe('1 of 11 shown');
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await page.locator('input[value=passed]').focus();
      await page.keyboard.press('Space');
      expect(await page.locator('output').textContent()).toBe('9 of 11 shown');
      await page.locator('select[name=provider]').selectOption('gcore-ai');
      expect(await page.locator('output').textContent()).toBe('0 of 11 shown');
    },
    60_000,
  );

  itInBrowser(
    'can be read on a phone: nothing but the table scrolls sideways',
    async () => {
      const { page } = await open({ viewport: { width: 320, height: 640 }, isMobile: true });
      const widths = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as number[];
      expect(widths[0]).toBeLessThanOrEqual(320);
      const height = (await page.evaluate(
        'Math.min(...[...document.querySelectorAll("summary")].map((one) => one.getBoundingClientRect().height))',
      )) as number;
      expect(height).toBeGreaterThanOrEqual(24);
    },
    60_000,
  );

  itInBrowser(
    'has contrast enough in light and in dark, for every word',
    async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await open({ colorScheme });
        await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
        const ratios = (await page.evaluate(CONTRASTS)) as [string, number][];
        expect(ratios.length).toBeGreaterThan(20);
        expect(await troublesOf(page)).toEqual([]);
        expect(ratios.filter(([, ratio]) => ratio < 4.5)).toEqual([]);
        const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
        expect(background).toBe(colorScheme === 'light' ? 'rgb(251, 251, 250)' : 'rgb(20, 20, 19)');
      }
    },
    60_000,
  );

  itInBrowser(
    'shows all of it without scripts',
    async () => {
      const { page } = await open({ javaScriptEnabled: false });
      expect(await page.locator('article:visible').count()).toBe(6);
      expect(await page.locator('details.section:visible').count()).toBe(5);
      expect(await page.locator('form:visible').count()).toBe(0);
    },
    60_000,
  );

  itInBrowser(
    'opens the check that a link names, and copies its request',
    async () => {
      const { page } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
      await page.goto(`${pathToFileURL(file).href}#translateplus/request/fine`);
      expect(await page.locator('details[open]').count()).toBe(2);
      await page.goto(`${pathToFileURL(file).href}#translateplus/credits/silent`);
      const card = page.locator('article', { hasText: 'credits/silent' });
      expect(await card.evaluate((one) => one.matches(':target'))).toBe(true);
      await card.getByRole('button').click();
      // The clipboard answers later.
      await expect.poll(() => card.getByRole('button').textContent()).toMatch(/Copied|Selected/);
    },
    60_000,
  );
});

/** WCAG 2 contrast of every element with text of its own against what lies behind it. */
const CONTRASTS = `(() => {
  const light = (color) => { const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((part) => { const c = part / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 }); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  const behind = (one) => { for (let at = one; at; at = at.parentElement) { const color = getComputedStyle(at).backgroundColor;
    if (!/, 0\\)$/.test(color)) return color } return 'rgb(255, 255, 255)' };
  return [...document.body.querySelectorAll('*:not(script)')].filter((one) => one.checkVisibility() &&
    [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')).map((one) => {
    const [a, b] = [light(getComputedStyle(one).color), light(behind(one))].sort((x, y) => y - x);
    return [one.tagName + '.' + one.className, (a + 0.05) / (b + 0.05)] });
})()`;
