// What no state of the page may have, in two themes and two widths: something that axe finds, or a page wider than its window.
// Covers: page/job/job-panel.tsx, page/job/failure.tsx

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { itInBrowser as it, troublesOf } from '../../test/support/page-check.ts';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { dropFiles, PAGE, usePage } from './test-support/page.ts';
import { ended, type TestOrigin, upload, useOrigin } from './test-support/start.ts';

const video = readFileSync(helloVideo);
const browser = usePage();
const ids: Record<string, string> = {};
let at: TestOrigin;
beforeAll(async () => {
  at = await useOrigin();
});
afterAll(() => at?.close());

/** Goes to a part of the page. */
const go = (page: Page, hash: string) => page.goto(`${at.origin.url}${PAGE}${hash}`);
const cancelAll = async (page: Page) => {
  const buttons = page.getByRole('button', { name: /^(Cancel|Remove) .*\.mp4$/ });
  while ((await buttons.count()) > 0) await buttons.first().click();
};

/** States of the page, each built on the one before. */
const states: readonly (readonly [name: string, arrive: (page: Page) => Promise<unknown>])[] = [
  ['first visit', (page) => page.getByRole('button', { name: 'Try the sample' }).waitFor()],
  [
    'upload refused',
    async (page) => {
      await dropFiles(page, [{ name: 'bad.mp4', bytes: Buffer.from('no video'.repeat(20)) }]);
      await page.locator('.upload').getByRole('alert').waitFor();
    },
  ],
  [
    'uploading',
    async (page) => {
      await page.route('**/uploads/*', () => {});
      await dropFiles(page, [{ name: 'talk.mp4', bytes: video }]);
      await page.getByRole('button', { name: 'Pause talk.mp4' }).waitFor();
    },
  ],
  [
    'paused',
    async (page) => {
      await page.getByRole('button', { name: 'Pause talk.mp4' }).click();
      await page.getByRole('button', { name: 'Resume talk.mp4' }).waitFor();
    },
  ],
  [
    'library',
    async (page) => {
      await cancelAll(page);
      await page.unroute('**/uploads/*');
      for (const title of ['Keynote', 'A long title that goes on and on and does not fit into one line of a phone']) {
        ids.done = (await ended(at.origin.url, (await upload(at.origin.url, { title, to: 'es,de,fr,it' })).id)).id;
      }
      at.at.tenant.account.used = at.at.tenant.account.total - 1;
      ids.failed = (await ended(at.origin.url, (await upload(at.origin.url, { title: 'Tape 17', to: 'ja' })).id)).id;
      await page.locator('.rows .sub.bad').waitFor();
      await page.locator('.rows img').first().waitFor();
    },
  ],
  [
    'nothing found',
    async (page) => {
      await page.getByLabel('Search titles').fill('xyz');
      await page.getByText('No title has “xyz”.').waitFor();
    },
  ],
  [
    'delete dialogue',
    async (page) => {
      await page.getByLabel('Search titles').fill('');
      await page.getByRole('button', { name: 'Delete Keynote' }).click();
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'video',
    async (page) => {
      await page.keyboard.press('Escape');
      await go(page, `#/videos/${ids.done}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  ],
  ['video, timeline unfolded', (page) => page.locator('.timeline summary').click()],
  [
    'failed video',
    async (page) => {
      await go(page, `#/videos/${ids.failed}`);
      await page.getByRole('button', { name: 'Go on' }).waitFor();
    },
  ],
  [
    'deleted video',
    async (page) => {
      await go(page, `#/videos/${'0'.repeat(32)}`);
      await page.getByRole('heading', { name: 'This video was deleted' }).waitFor();
    },
  ],
  [
    'no server',
    async (page) => {
      await go(page, '');
      await page.locator('.rows .row').first().waitFor();
      await at.origin.close();
      await page.getByText('no connection').waitFor();
      await page.getByLabel('Search titles').fill('x');
      await page.locator('.list-problem').waitFor();
    },
  ],
];

it('has nothing that axe finds in any state, theme or width', async () => {
  const { page } = await browser.open(at.origin.url);
  const found: string[] = [];
  for (const [name, arrive] of states) {
    await arrive(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 900 });
        for (const trouble of await troublesOf(page)) found.push(`${name}, ${colorScheme}, ${width}: ${trouble}`);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  expect(found).toEqual([]);
}, 120_000);
