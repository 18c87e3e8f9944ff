// Covers: ../../src/pages/parts/tab-token.ts, ../../mocks/inspector/page/parts/token-form.tsx

import { expect } from 'vitest';
import { itInBrowser as it, troublesOf } from '../support/page-check.ts';
import { useInspector } from './bench.ts';

const { open, world } = useInspector({ controlToken: 'se-cret' });

it('asks for the control token and goes on with it', async () => {
  const { page } = await open();
  await page.getByLabel('Control token').fill('se-cret');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^demo/ }).waitFor();
  await expect.poll(() => page.getByRole('status').textContent()).toMatch(/live$/);
  expect(await page.getByLabel('Control token').count()).toBe(0);
});

it('takes the token from its address, and leaves it there no longer', async () => {
  const { page } = await open('#token=se-cret');
  await page.getByRole('button', { name: /^demo/ }).waitFor();
  expect(page.url()).not.toContain('se-cret');
});

it('says that a token was refused, and takes another one from the address', async () => {
  const { page } = await open();
  for (const token of ['wrong', '日本']) {
    await page.getByLabel('Control token').fill(token);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'refused the token' }).waitFor();
    expect(await troublesOf(page)).toEqual([]);
  }
  await page.goto(`${world().control.url}/#token=se-cret`);
  await page.getByRole('button', { name: /^demo/ }).waitFor();
  expect(page.url()).not.toContain('se-cret');
});

it('works where the browser blocks its storage', async () => {
  const { page, troubles } = await open('#token=se-cret', {}, () => {
    Object.defineProperty(globalThis, 'sessionStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.getByRole('button', { name: /^demo/ }).waitFor();
  expect(troubles).toEqual([]);
});
