import { expect } from 'vitest';
import { itInBrowser as it } from '../support/page-check.ts';
import { useInspector } from './bench.ts';

const { open } = useInspector({ controlToken: 'se-cret' });

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
