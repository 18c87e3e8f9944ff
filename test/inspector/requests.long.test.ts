// Covers: ../../mocks/inspector/page/data/call.ts, ../../mocks/inspector/page/data/follow.ts,
// ../../mocks/inspector/page/data/world.ts, ../../mocks/inspector/page/page.tsx,
// ../../mocks/inspector/page/parts/copy-button.tsx, ../../src/pages/parts/copy-text.ts,
// ../../mocks/inspector/page/parts/use-hold.ts, ../../src/pages/parts/use-store.ts, ../../mocks/inspector/page/parts/virtual-rows.tsx,
// ../../mocks/inspector/page/views/message.tsx, ../../mocks/inspector/page/views/request-detail.tsx,
// ../../mocks/inspector/page/views/request-list.tsx, ../../mocks/inspector/page/views/requests-view.tsx,
// ../../mocks/inspector/page/views/tenant-list.tsx

import { expect } from 'vitest';
import { itInBrowser as it, troublesOf } from '../support/page-check.ts';
import { expectShown, useInspector } from './bench.ts';

const { control, open, translate } = useInspector();

it('lists requests as they come, and explains the one that is selected', async () => {
  await control('POST', '/tenants', { name: 'poor', credits: 1 });
  const { page, troubles } = await open();
  expect(await translate('poor')).toBe(402);
  await page.locator('.row[role=option]').filter({ hasText: 'credits-short' }).click();
  await expectShown(page, 'Why this answer');
  await page.getByText('Copy as curl').click();
  expect(troubles).toEqual([]);
});

it('filters by a word, and is worked by keys alone', async () => {
  const { page } = await open();
  await translate('demo');
  await translate('demo', '/translate/subtitles');
  await expectShown(page, '404');
  await page.keyboard.press('/');
  await page.keyboard.type('status:404');
  await expect.poll(() => page.locator('.row[role=option]').count()).toBe(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expectShown(page, 'Why this answer');
});

it('keeps the requests of the chosen tenant alone', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: /^poor/ }).click();
  await expect.poll(() => page.locator('.row[role=option]').count()).toBe(1);
});

it('holds the rows still while the pointer is among them', async () => {
  await control('POST', '/tenants', { name: 'still' });
  const { page } = await open('#/requests?tenant=still');
  await translate('still');
  const rows = page.locator('.row[role=option]');
  await rows.first().hover();
  await translate('still');
  await expectShown(page, '1 new');
  expect(await rows.count()).toBe(1);
  await page.mouse.move(5, 5);
  await expect.poll(() => rows.count()).toBe(2);
});

it('copies without a clipboard, and shows the text where the browser refuses to copy', async () => {
  await translate('demo');
  const { page, troubles } = await open('#/requests?tenant=demo', {}, () => {
    // biome-ignore lint/suspicious/noExplicitAny: runs in the browser, whose types are not known here
    Object.defineProperty((globalThis as any).navigator, 'clipboard', { value: undefined });
  });
  await page.locator('.row[role=option]').first().click();
  await page.getByText('Copy as curl').click();
  await page.getByText('Copied').waitFor();
  await page.evaluate(`document.execCommand = () => false`);
  await page.getByText('Copy as test').click();
  const field = page.getByLabel('Copy it by hand');
  expect(await field.inputValue()).toContain('expect(answer.status)');
  expect([await troublesOf(page), troubles]).toEqual([[], []]);
});

it('follows a link to an old request without holding back newer ones', async () => {
  await control('POST', '/tenants', { name: 'linked' });
  for (let at = 0; at < 40; at += 1) await translate('linked', '/v2/old');
  const { page } = await open('#/requests?tenant=linked&item=linked-1');
  await page.locator('[aria-selected=true]').waitFor();
  await translate('linked', '/v2/new');
  await expect.poll(() => page.getByRole('status').textContent()).toMatch(/^41 of/);
  expect(await page.locator('[aria-selected=true]').isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: /new$/ }).count()).toBe(0);
});
