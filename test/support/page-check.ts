import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from './chromium.ts';
import { itNeeds } from './needed.ts';

/** A test that needs Chromium. */
export const itInBrowser = itNeeds('Chromium', chromium !== undefined);

/** The ways in which every page is looked at: its name, and the options of a browser that looks so. */
export const looks: readonly (readonly [look: string, context: BrowserContextOptions])[] = [
  ['in light', { colorScheme: 'light' }],
  ['in dark', { colorScheme: 'dark' }],
  ['in forced colours', { forcedColors: 'active' }],
  ['on a phone', { colorScheme: 'light', viewport: { width: 420, height: 860 } }],
  ['on a phone in dark', { colorScheme: 'dark', viewport: { width: 420, height: 860 } }],
  ['on a phone in forced colours', { forcedColors: 'active', viewport: { width: 420, height: 860 } }],
];

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong with a page as it is now: each violation that axe finds, as `rule: element`, and a page wider than its window. */
export async function troublesOf(page: Page): Promise<string[]> {
  // Evaluated, not added to the page: the content policy allows no script but the page's own. Sent once a page, and without a value:
  // the browser takes longer to describe axe as one than axe needs for a page.
  if (!(await page.evaluate(`'axe' in globalThis`))) await page.evaluate(`(() => { ${axe} })()`);
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: runs in the browser, whose types are not known here
    const there = globalThis as any;
    const { violations } = await there.axe.run();
    const found: string[] = violations.flatMap((rule: { id: string; nodes: { html: string }[] }) =>
      rule.nodes.map(({ html }) => `${rule.id}: ${html.slice(0, 160)}`),
    );
    const { scrollWidth, clientWidth } = there.document.documentElement;
    return scrollWidth > clientWidth ? [...found, `wider than its window: ${scrollWidth} > ${clientWidth}`] : found;
  });
}
