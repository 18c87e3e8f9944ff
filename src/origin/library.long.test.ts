// Covers: page/page.tsx, page/api/follow.ts, page/api/token.ts, page/api/api.ts, page/route/here.ts,
// page/store/origin-store.ts, page/parts/bar.tsx, page/parts/problem-line.tsx, page/parts/icon.tsx,
// page/parts/delete-dialog.tsx, page/library/library-view.tsx, page/library/tools.tsx, page/library/first-visit.tsx,
// page/library/video-list.tsx, page/library/video-row.tsx, page/poster/posters.ts, page/poster/take-poster.ts,
// page/upload/wish.ts, page/upload/wish-line.tsx, page/upload/uploads.ts, page/upload/file-input.tsx,
// page/video/video-view.tsx

import { afterEach, beforeEach, describe, expect } from 'vitest';
import { itInBrowser as it } from '../../test/support/page-check.ts';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { usePage } from './test-support/page.ts';
import { ended, type TestOrigin, upload, useOrigin } from './test-support/start.ts';

const browser = usePage();
let at: TestOrigin;
beforeEach(async () => {
  at = await useOrigin();
});
afterEach(() => at?.close());

const rowOf = (title: string) => ({ hasText: title });

describe('the library', () => {
  it('offers the sample at a first visit, captions it, and deletes it after a question', async () => {
    const { page, troubles } = await browser.open(at.origin.url);
    await page.getByRole('button', { name: 'Try the sample' }).click();
    const row = page.locator('.rows .row').filter(rowOf('Sample hello captions'));
    await row.getByText('ready').waitFor();
    expect(await row.locator('.tags .chip').allTextContents()).toEqual(['English', 'español', 'Deutsch', '+1']);
    await page.getByText('1 video, 4 tracks').waitFor();
    // The browser takes a still picture, and the server keeps it.
    await row.locator('img').waitFor();
    const { videos } = (await (await fetch(`${at.origin.url}/videos`)).json()) as { videos: { poster: string }[] };
    const poster = await fetch(at.origin.url + videos[0]?.poster);
    expect([poster.status, poster.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    await row.getByRole('button', { name: 'Delete' }).click();
    const question = page.getByRole('dialog', { name: 'Delete Sample hello captions?' });
    await question.getByText('its 4 caption tracks').waitFor();
    await question.getByRole('button', { name: 'Keep it' }).click();
    await question.waitFor({ state: 'detached' });
    await row.getByRole('button', { name: 'Delete' }).click();
    await question.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Try the sample' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('uploads, continues a failed job, and deletes by keyboard alone', async () => {
    at.at.tenant.addFault({
      match: { operation: 'runModel' },
      effect: { type: 'failure', failure: 'audio-undecodable' },
    });
    const { page, troubles } = await browser.open(at.origin.url);
    await page.getByRole('button', { name: 'Try the sample' }).waitFor();
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab');
        const found = await page.evaluate(
          '(document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent).trim()',
        );
        if (found === name) return;
      }
      throw new Error(`the keyboard does not reach ${name}`);
    };
    await tabTo('Upload');
    const chooser = page.waitForEvent('filechooser');
    // Keys overtake the order to catch the dialogue; an answer of the page says that it is there.
    await page.evaluate('0');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(helloVideo);
    await page.getByText('needs you', { exact: true }).waitFor();
    expect(await page.locator('.rows .sub.bad').textContent()).toMatch(/^Transcription stopped: .+/);
    at.at.tenant.faults.clear();
    await tabTo('Go on with hello-captions');
    await page.keyboard.press('Enter');
    await page.getByText('ready', { exact: true }).waitFor();
    await tabTo('Delete hello-captions');
    await page.keyboard.press('Enter');
    await tabTo('Delete');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Try the sample' }).waitFor();
    expect(await (await fetch(`${at.origin.url}/videos`)).json()).toMatchObject({ videos: [] });
    expect(troubles).toEqual([]);
  });

  it('searches, filters and sorts, in the address too, and leads to a video and back', async () => {
    const titles = ['Alpha', 'Beta', 'Gamma'];
    const ids: string[] = [];
    for (const title of titles) {
      at.clock.time += 60_000;
      ids.push((await ended(at.origin.url, (await upload(at.origin.url, { title })).id)).id);
    }
    const { page, troubles } = await browser.open(at.origin.url);
    const shown = () => page.locator('.rows .title').allTextContents();
    await expect.poll(shown).toEqual(['Gamma', 'Beta', 'Alpha']);
    await page.getByLabel('Order').selectOption('By title');
    await expect.poll(shown).toEqual(titles);
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('/');
    await page.keyboard.type('BET');
    await expect.poll(shown).toEqual(['Beta']);
    expect(page.url()).toMatch(/#\/\?q=BET&sort=title$/);
    await page.reload();
    await expect.poll(shown).toEqual(['Beta']);
    await page.getByRole('button', { name: /^Needs you/ }).click();
    await page.getByText('No title has “BET”.').waitFor();
    await page.getByRole('button', { name: 'Show all videos' }).click();
    await expect.poll(shown).toEqual(['Gamma', 'Beta', 'Alpha']);
    // The keys of a list move between its rows.
    await page.getByRole('link', { name: 'Gamma' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.locator('.rows a:focus', rowOf('Alpha')).waitFor();
    await page.keyboard.press('Home');
    await page.locator('.rows a:focus', rowOf('Gamma')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Gamma' }).waitFor();
    expect(page.url()).toMatch(new RegExp(`#/videos/${ids[2]}$`));
    await page.goBack();
    await expect.poll(shown).toEqual(['Gamma', 'Beta', 'Alpha']);
    expect(troubles).toEqual([]);
  });

  it('follows videos that others add, change and delete, and the server after a restart', async () => {
    const { page } = await browser.open(at.origin.url);
    await page.getByRole('button', { name: 'Try the sample' }).waitFor();
    const { id } = await upload(at.origin.url, { title: 'From afar', to: 'es' });
    await page.getByRole('link', { name: 'From afar' }).waitFor();
    await page.getByText('ready', { exact: true }).waitFor();
    await at.restart({ port: Number(new URL(at.origin.url).port) });
    await page.getByText('no connection').waitFor({ state: 'hidden' });
    await fetch(`${at.origin.url}/videos/${id}`, { method: 'DELETE' });
    await page.getByRole('button', { name: 'Try the sample' }).waitFor();
  });

  it('keeps the languages of new videos', async () => {
    const { page } = await browser.open(at.origin.url);
    await page.getByRole('button', { name: 'Remove Japanese' }).click();
    const field = page.getByLabel('Add a language for new videos');
    await field.fill('nonsense');
    await field.press('Enter');
    await page.getByRole('alert').waitFor();
    await field.fill('français');
    await field.press('Enter');
    await page.getByRole('button', { name: 'Remove French' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Remove French' }).waitFor();
    await page.getByRole('button', { name: 'Try the sample' }).click();
    await page.getByText('ready', { exact: true }).waitFor();
    const { videos } = (await (await fetch(`${at.origin.url}/videos`)).json()) as { videos: { to: string[] }[] };
    expect(videos[0]?.to).toEqual(['es', 'de', 'fr']);
  });
});
