// Covers: ../../mocks/inspector/page/main.tsx, ../../mocks/inspector/page/data/follow.ts, ../../mocks/inspector/page/data/world.ts

import { afterEach, expect } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { useBrowser } from '../support/browser.ts';
import { itInBrowser as it } from '../support/page-check.ts';

const browser = useBrowser();
let running: RunningWorld | undefined;
afterEach(() => running?.close());

const ask = (path: string) =>
  fetch(`${running?.providers.translateplus?.baseUrl}${path}`, { headers: { 'X-API-KEY': 'mock_demo' } });

it('shows the requests of mocks that were started again, and those of the ended ones no longer', async () => {
  running = await startWorld();
  for (const path of ['/v2/account/summary', '/v2/old', '/v2/older']) await ask(path);
  const { url } = running.control;
  const page = await browser.open();
  await page.goto(url);
  const rows = page.locator('.row[role=option]');
  await expect.poll(() => rows.count()).toBe(3);
  await running.close();
  await expect.poll(() => page.getByRole('status').textContent()).toMatch(/lost$/);
  running = await startWorld({ ports: { control: Number(new URL(url).port) } });
  await ask('/v2/new');
  await expect.poll(() => rows.allTextContents()).toEqual([expect.stringContaining('/v2/new')]);
});
