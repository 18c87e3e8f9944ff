import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { itInBrowser as it, looks, troublesOf } from '../support/page-check.ts';
import { useInspector } from './bench.ts';
import { fillWithMarkup } from './hostile.ts';

const inspector = useInspector();
const { open } = inspector;

beforeAll(() => fillWithMarkup(inspector));

const views: [view: string, act: (page: Page) => Promise<void>][] = [
  ['requests', async (page) => page.locator('.row[role=option]').filter({ hasText: 'demo' }).first().click()],
  ['state', async (page) => page.getByRole('button', { name: /^Play English/ }).click()],
  ['faults', async (page) => page.getByRole('checkbox').waitFor()],
  ['snapshots', async (page) => page.getByRole('button', { name: /^Take/ }).click()],
  ['conduct', async (page) => page.getByRole('button', { name: 'Judge again' }).click()],
];
it.each(looks)('has nothing that axe finds %s, no sideways scrolling, and runs no markup', async (_look, context) => {
  const { page, troubles } = await open('#/requests?tenant=demo', context);
  for (const [view, act] of views) {
    await page.goto(page.url().replace(/#.*/, `#/${view}?tenant=demo`));
    await act(page);
    await page.waitForTimeout(300);
    expect([view, await troublesOf(page)]).toEqual([view, []]);
  }
  expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
  expect(troubles).toEqual([]);
});

it('has nothing that axe finds in its list of keys', async () => {
  const { page } = await open();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  expect(await troublesOf(page)).toEqual([]);
});

it('shows the markup of captions as text, and reports no breach of its policy', async () => {
  const { page, troubles } = await open('#/state?tenant=demo');
  await page.getByRole('button', { name: /^Play English/ }).click();
  await expect.poll(() => page.locator('.caption').textContent()).toContain('<script>');
  expect(await page.locator('.caption img').count()).toBe(0);
  expect(troubles).toEqual([]);
});
