import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { itNeeds } from '../../test/support/needed.ts';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { expectedLines, oneLine } from '../pipeline/test-support/expected.ts';
import { type TestOrigin, upload, useOrigin } from './test-support/start.ts';

const program = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const it = itNeeds('Chromium', program !== undefined);
/** Screenshots, kept after the run for people. */
const pictures = fileURLToPath(new URL('../../coverage/screenshots/', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'chromium-'));

let browser: Browser | undefined;
let at: TestOrigin;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  if (program === undefined && process.env.CI !== 'true') return;
  browser = await chromium.launch({
    executablePath: program ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--autoplay-policy=no-user-gesture-required'],
    env: { ...process.env, HOME: home },
  });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(home, { recursive: true, force: true });
});

const open = async (viewport: { width: number; height: number }) => {
  const made = await browser?.newPage({ viewport, colorScheme: 'light' });
  if (!made) throw new Error('there is no browser');
  page = made;
  page.setDefaultTimeout(60_000);
  troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  await page.goto(at.origin.url);
};
/** The text of the cue that the player shows at a time. */
const shownAt = (seconds: number) =>
  page.evaluate(async (time) => {
    // biome-ignore lint/suspicious/noExplicitAny: runs in the browser, whose types are not known here
    const video = (globalThis as any).document.querySelector('video');
    await new Promise((done) => {
      video.addEventListener('seeked', done, { once: true });
      video.currentTime = time;
    });
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const showing: any[] = [...video.textTracks].filter((one: any) => one.mode === 'showing');
    const track = showing.length === 1 ? showing[0] : undefined;
    for (let tries = 0; tries < 100 && !track?.activeCues?.length; tries += 1) {
      await new Promise((done) => setTimeout(done, 20));
    }
    return (track?.activeCues?.[0]?.text as string | undefined) ?? null;
  }, seconds);

describe('the page', () => {
  beforeEach(async () => {
    if (browser) at = await useOrigin();
  });
  afterEach(async () => {
    await page?.close();
    await at?.close();
  });

  it('takes a video, shows its stages, plays it with captions, and saves a corrected cue', async () => {
    await open({ width: 1100, height: 1400 });
    await page.getByLabel('Choose a video').setInputFiles(helloVideo);
    await page.getByRole('button', { name: 'Upload and caption' }).click();
    await page.getByText('The captions are ready.').waitFor();
    expect(await page.locator('[data-stage][data-state=done]').count()).toBe(5);
    await page.locator('#cues li').nth(5).waitFor();
    expect(oneLine((await shownAt(3)) ?? '')).toBe(expectedLines('en')[1]);
    await page.getByRole('radio', { name: '日本語' }).check();
    await page.locator('#cues li').nth(5).waitFor();
    expect(oneLine((await shownAt(3)) ?? '')).toBe(expectedLines('ja')[1]);
    await page.locator('.findings .warning').getByText('can be read').first().waitFor();
    await page.getByRole('radio', { name: 'español' }).check();
    await page.locator('#cues textarea[lang=es]').nth(5).waitFor();
    expect(oneLine((await shownAt(6)) ?? '')).toBe(expectedLines('es')[2]);
    await page.screenshot({ path: `${pictures}origin-desktop.png`, fullPage: true });

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download SRT' }).click();
    expect((await download).suggestedFilename()).toBe('hello-captions.es.srt');

    await page.getByRole('textbox', { name: 'Text at 00:05' }).fill('Corregido & <bueno>');
    await page.getByRole('button', { name: 'Save the text at 00:05' }).click();
    await page.getByText('Saved: español, cue 3.').waitFor();
    await page.waitForFunction(() => {
      // biome-ignore lint/suspicious/noExplicitAny: runs in the browser
      const box = (globalThis as any).document.activeElement;
      return box?.value === 'Corregido & <bueno>';
    });
    expect(await shownAt(6)).toBe('Corregido &amp; &lt;bueno&gt;');
    expect(troubles).toEqual([]);
  }, 60_000);

  it('fits a phone, finds a video by its address, and works by keyboard alone', async () => {
    const { id } = await upload(at.origin.url, { to: 'es,de,ja' });
    await open({ width: 360, height: 740 });
    await page.goto(`${at.origin.url}/#${id}`);
    await page.reload();
    await page.getByText('The captions are ready.').waitFor();
    await page.locator('#cues li').nth(5).waitFor();
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBe(0);
    await page.screenshot({ path: `${pictures}origin-phone.png`, fullPage: true });
    await page.getByRole('radio', { name: 'English' }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: 'español' }).isChecked()).toBe(true);
    await page.locator('#cues textarea[lang=es]').nth(5).waitFor();
    await page.locator('#cues textarea').first().focus();
    await page.keyboard.type('Y ');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Saved: español, cue 1.').waitFor();
    // Every control has a name.
    const nameless = await page.evaluate(`[...document.querySelectorAll('button, input, textarea, progress, a')]
      .filter((one) => !(one.getAttribute('aria-label') || one.textContent.trim() || one.labels?.length)).length`);
    expect(nameless).toBe(0);
    expect(troubles).toEqual([]);
  }, 60_000);

  it('accepts a dropped video', async () => {
    await open({ width: 700, height: 900 });
    const bytes = readFileSync(helloVideo).toString('base64');
    const dropped = await page.evaluateHandle((base64) => {
      // biome-ignore lint/suspicious/noExplicitAny: runs in the browser, whose types are not known here
      const { atob, DataTransfer, File } = globalThis as any;
      const content = Uint8Array.from(atob(base64), (letter: string) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'dropped.mp4', { type: 'video/mp4' }));
      return transfer;
    }, bytes);
    await page.dispatchEvent('#drop', 'dragover', { dataTransfer: dropped });
    expect(await page.locator('#drop.over').count()).toBe(1);
    await page.dispatchEvent('#drop', 'drop', { dataTransfer: dropped });
    await page.getByText('The captions are ready.').waitFor();
    expect(await page.locator('#drop.over').count()).toBe(0);
    expect(await page.getByRole('heading', { name: 'dropped' }).count()).toBe(1);
    expect(troubles).toEqual([]);
  }, 60_000);

  it('uploads, retries and deletes by keyboard alone', async () => {
    const { faults } = at.at.tenant;
    at.at.tenant.addFault({
      match: { operation: 'runModel' },
      effect: { type: 'failure', failure: 'audio-undecodable' },
    });
    await open({ width: 700, height: 900 });
    const tabTo = async (id: string) => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate('document.activeElement?.id')) === id) return;
      }
      throw new Error(`the keyboard does not reach ${id}`);
    };
    await tabTo('file');
    // The browser, not the page, handles the key.
    await page.locator('#file').setInputFiles(helloVideo);
    await tabTo('send');
    await page.keyboard.press('Enter');
    await page.locator('#retry').waitFor();
    expect(await page.locator('[data-stage][data-state=failed]').count()).toBe(1);
    expect(await page.locator('#status').textContent()).toMatch(/\. .*\.$/);
    await page.screenshot({ path: `${pictures}origin-failed.png`, fullPage: true });
    faults.clear();
    await tabTo('retry');
    await page.keyboard.press('Enter');
    await page.getByText('The captions are ready.').waitFor();
    expect(await page.locator('#retry').isHidden()).toBe(true);
    await tabTo('remove');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.keyboard.press('Enter');
    await page.getByText('No videos yet.').waitFor();
    // The focus of a keyboard user moves to the start of a new video.
    await page.locator('#file:focus').waitFor();
    expect(await (await fetch(`${at.origin.url}/videos`)).json()).toMatchObject({ videos: [] });
    expect(troubles).toEqual([]);
  }, 60_000);

  it('shows the problem of a file', async () => {
    await open({ width: 700, height: 900 });
    const file = { name: 'x.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no video'.repeat(20)) };
    await page.getByLabel('Choose a video').setInputFiles(file);
    await page.getByRole('button', { name: 'Upload and caption' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toBe(
      'The file is not a supported video. Send MP4, MOV, WebM or MKV.',
    );
  }, 60_000);
});
