import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { itInBrowser as it, useInspector } from './bench.ts';
import { fillWithMarkup } from './hostile.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const inspector = useInspector();
const { open } = inspector;

beforeAll(() => fillWithMarkup(inspector));

/** What axe finds on the page, as `rule: element`. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe });
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: runs in the browser, whose types are not known here
    const { violations } = await (globalThis as any).axe.run();
    return violations.flatMap((one: { id: string; nodes: { html: string }[] }) =>
      one.nodes.map(({ html }) => `${one.id}: ${html}`),
    );
  });
}

const views: [view: string, act: (page: Page) => Promise<void>][] = [
  ['requests', async (page) => page.locator('.row[role=option]').filter({ hasText: 'demo' }).first().click()],
  ['state', async (page) => page.getByRole('button', { name: /^Play English/ }).click()],
  ['faults', async (page) => page.getByRole('checkbox').waitFor()],
  ['snapshots', async (page) => page.getByRole('button', { name: /^Take/ }).click()],
  ['conduct', async (page) => page.getByRole('button', { name: 'Judge again' }).click()],
];
const looks: [look: string, context: BrowserContextOptions][] = [
  ['in light', { colorScheme: 'light' }],
  ['in dark', { colorScheme: 'dark' }],
  ['in forced colours', { forcedColors: 'active' }],
  ['on a phone', { colorScheme: 'light', viewport: { width: 420, height: 860 } }],
  ['on a phone in dark', { colorScheme: 'dark', viewport: { width: 420, height: 860 } }],
  ['on a phone in forced colours', { forcedColors: 'active', viewport: { width: 420, height: 860 } }],
];

it.each(looks)('has nothing that axe finds %s, and runs no markup', async (_look, context) => {
  const { page, troubles } = await open('#/requests?tenant=demo', { ...context, bypassCSP: true });
  for (const [view, act] of views) {
    await page.goto(page.url().replace(/#.*/, `#/${view}?tenant=demo`));
    await act(page);
    await page.waitForTimeout(300);
    expect([view, await violationsOf(page)]).toEqual([view, []]);
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect([view, Number(wide) <= 0]).toEqual([view, true]);
  }
  expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
  expect(troubles).toEqual([]);
});

it('has nothing that axe finds in its list of keys', async () => {
  const { page } = await open('', { bypassCSP: true });
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

it('shows the markup of captions as text, and reports no breach of its policy', async () => {
  const { page, troubles } = await open('#/state?tenant=demo');
  await page.getByRole('button', { name: /^Play English/ }).click();
  await expect.poll(() => page.locator('.caption').textContent()).toContain('<script>');
  expect(await page.locator('.caption img').count()).toBe(0);
  expect(troubles).toEqual([]);
});
