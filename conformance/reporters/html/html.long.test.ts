// Covers: page.ts

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { chromium } from '../../../test/support/chromium.ts';
import { itNeeds } from '../../../test/support/needed.ts';
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

const inChromium = itNeeds('Chromium', chromium !== undefined);

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

  it('writes a report of nothing too', () => {
    expect(writtenBy('html', reportOf([])).text).toContain('Nothing was verified');
  });

  inChromium(
    'opens offline: asks for nothing, runs nothing of the target, and shows text as it came',
    async () => {
      const { page, asked, logged } = await open();
      expect(asked).toEqual([pathToFileURL(file).href]);
      expect(logged).toEqual([]);
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.title()).toMatch(/^conform: 2 passed, 2 failed/);
      const answer = await page.locator('details[open] pre').nth(1).textContent();
      // What HTML itself changes: line ends, and NUL and lone surrogates, which no text file can hold.
      const readable = HOSTILE.replaceAll('\r\n', '\n').replaceAll('\u0000', '\ufffd').replaceAll('\ud800', '\ufffd');
      expect(answer).toContain(readable);
      expect(await page.locator('details').count()).toBe(11);
      expect(await page.locator('details[open]').count()).toBe(4);
    },
    60_000,
  );

  inChromium(
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
      const fine = page.locator('summary', { hasText: 'translateplus/request/fine' });
      await fine.focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('details[open]').count()).toBe(5);
      await page.locator('input[type=search]').focus();
      await page.keyboard.type('request/fine');
      expect(await page.locator('details:visible').count()).toBe(1);
      expect(await page.locator('output').textContent()).toBe('1 of 11 shown');
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await page.locator('input[value=passed]').focus();
      await page.keyboard.press('Space');
      expect(await page.locator('details:visible').count()).toBe(9);
    },
    60_000,
  );

  inChromium(
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

  inChromium(
    'has contrast enough in light and in dark, for every word',
    async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await open({ colorScheme });
        const ratios = (await page.evaluate(CONTRASTS)) as [string, number][];
        expect(ratios.length).toBeGreaterThan(20);
        expect(ratios.filter(([, ratio]) => ratio < 4.5)).toEqual([]);
        const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
        expect(background).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(13, 17, 23)');
      }
    },
    60_000,
  );

  inChromium(
    'shows all of it without scripts',
    async () => {
      const { page } = await open({ javaScriptEnabled: false });
      expect(await page.locator('details:visible').count()).toBe(11);
      expect(await page.locator('form:visible').count()).toBe(0);
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
