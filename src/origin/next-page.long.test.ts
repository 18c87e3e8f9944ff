// Covers: page/page.tsx, page/api/follow.ts, page/api/token.ts, page/route/here.ts, page/store/origin-store.ts,
// page/parts/bar.tsx, page/parts/problem-line.tsx, page/library/library-view.tsx, page/video/video-view.tsx

import { afterAll, beforeAll, expect } from 'vitest';
import { useBrowser } from '../../test/support/browser.ts';
import { chromium } from '../../test/support/chromium.ts';
import { itNeeds } from '../../test/support/needed.ts';
import { type TestOrigin, upload, useOrigin } from './test-support/start.ts';

const it = itNeeds('Chromium', chromium !== undefined);
const browser = useBrowser();
let at: TestOrigin;
beforeAll(async () => {
  at = await useOrigin();
});
afterAll(() => at?.close());

it('leads to a video by its address, and back', async () => {
  const { id } = await upload(at.origin.url, { title: 'A talk' });
  const page = await browser.open();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  await page.goto(`${at.origin.url}/next`);
  await page.getByRole('heading', { name: 'Videos' }).waitFor();
  await page.goto(`${at.origin.url}/next#/videos/${id}`);
  await page.getByRole('heading', { name: 'A talk' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Videos' }).waitFor();
  expect(troubles).toEqual([]);
});
