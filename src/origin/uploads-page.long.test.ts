// Covers: page/upload/queue.ts, page/upload/kept-files.ts, page/upload/hold-upload.ts, page/upload/tus.ts,
// page/upload/upload-row.tsx, page/upload/drop-zone.tsx, page/page.tsx

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { itInBrowser as it } from '../../test/support/page-check.ts';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { dropFiles, usePage } from './test-support/page.ts';
import { type TestOrigin, useOrigin } from './test-support/start.ts';

const browser = usePage();
const video = readFileSync(helloVideo);
let at: TestOrigin;
beforeEach(async () => {
  at = await useOrigin();
});
afterEach(() => at?.close());

/** Slows uploads down to so many bytes of a second; -1: no limit. */
async function slow(page: Page, uploadThroughput: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput,
  });
}
const bytesAt = (page: Page) => page.locator('.upload progress').evaluate((bar) => Number(bar.getAttribute('value')));
const received = async () => {
  const { videos } = (await (await fetch(`${at.origin.url}/videos`)).json()) as { videos: { url: string }[] };
  const stored = await Promise.all(
    videos.map(({ url }) => fetch(at.origin.url + url).then((one) => one.arrayBuffer())),
  );
  return stored.map((bytes) => Buffer.from(bytes).equals(video));
};

describe('uploads of the page', () => {
  it('take several dropped files; one that is refused does not hide the others', async () => {
    const { page } = await browser.open(at.origin.url);
    await page.getByRole('button', { name: 'Try the sample' }).waitFor();
    await slow(page, 60_000);
    await dropFiles(page, [
      { name: 'good.mp4', bytes: video },
      { name: 'bad.mp4', bytes: Buffer.from('no video'.repeat(20)) },
      { name: 'next.mp4', bytes: video },
    ]);
    const bad = page.locator('.upload').filter({ hasText: 'bad.mp4' });
    await bad.getByRole('alert').waitFor();
    expect(await bad.getByRole('alert').textContent()).toBe(
      'The file is not a supported video. Send MP4, MOV, WebM or MKV.',
    );
    const good = page.locator('.upload').filter({ hasText: 'good.mp4' });
    expect(await good.getByRole('progressbar').count()).toBe(1);
    await good.getByText(/\d+ %, .*\/s, .* left/).waitFor();
    await slow(page, -1);
    await page.locator('.rows .row').filter({ hasText: 'good' }).getByText('ready').waitFor();
    await page.locator('.rows .row').filter({ hasText: 'next' }).getByText('ready').waitFor();
    // The list never says that they are at work, and the refused one stays until it is removed.
    expect(await page.locator('.rows .row').getByText('captioning').count()).toBe(0);
    await bad.getByRole('button', { name: 'Remove bad.mp4' }).click();
    await bad.waitFor({ state: 'detached' });
    expect(await received()).toEqual([true, true]);
  });

  it('can be paused, go on after a reload without the person, and be ended', async () => {
    const { page, troubles } = await browser.open(at.origin.url);
    await page.getByRole('button', { name: 'Try the sample' }).waitFor();
    await slow(page, 30_000);
    await dropFiles(page, [{ name: 'talk.mp4', bytes: video }]);
    await expect.poll(() => bytesAt(page)).toBeGreaterThan(20);
    await page.getByRole('button', { name: 'Pause talk.mp4' }).click();
    await page.getByText(/paused at \d+ %/).waitFor();
    await page.getByRole('button', { name: 'Resume talk.mp4' }).click();
    await page.getByText(/\d+ %, .*\/s/).waitFor();
    await page.reload();
    await page.getByText(/\d+ %, .*\/s/).waitFor();
    expect(await bytesAt(page)).toBeGreaterThan(15);
    // A second tab does not send the same file.
    const popup = page.waitForEvent('popup');
    await page.evaluate('void open(location.href)');
    const other = await popup;
    await other.getByRole('heading', { name: 'Videos', exact: true }).waitFor();
    expect(await other.locator('.upload').count()).toBe(0);
    await other.close();
    await slow(page, -1);
    await page.locator('.rows .row').filter({ hasText: 'talk' }).getByText('ready').waitFor();
    expect(await received()).toEqual([true]);
    await slow(page, 30_000);
    await dropFiles(page, [{ name: 'other.mp4', bytes: video }]);
    await expect.poll(() => bytesAt(page)).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Cancel other.mp4' }).click();
    await page.locator('.upload').waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('.rows .row').first().waitFor();
    expect(await page.locator('.upload').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('go on when the server comes back', async () => {
    const { page } = await browser.open(at.origin.url);
    await page.getByRole('button', { name: 'Try the sample' }).waitFor();
    await slow(page, 40_000);
    await dropFiles(page, [{ name: 'talk.mp4', bytes: video }]);
    await expect.poll(() => bytesAt(page)).toBeGreaterThan(10);
    const port = Number(new URL(at.origin.url).port);
    await at.origin.close();
    await page.getByText('The server cannot be reached.').waitFor();
    await slow(page, -1);
    await at.restart({ port });
    await page.locator('.rows .row').filter({ hasText: 'talk' }).getByText('ready').waitFor();
    expect(await received()).toEqual([true]);
  });
});
