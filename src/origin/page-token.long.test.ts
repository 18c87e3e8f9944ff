// Covers: http/events.ts

import { afterEach, beforeAll, describe, expect } from 'vitest';
import { useBrowser } from '../../test/support/browser.ts';
import { makeCertificate } from '../../test/support/certificate.ts';
import { chromium } from '../../test/support/chromium.ts';
import { itNeeds } from '../../test/support/needed.ts';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { type TestOrigin, useOrigin } from './test-support/start.ts';

const it = itNeeds('Chromium', chromium !== undefined);
const browser = useBrowser();
let tls: Awaited<ReturnType<typeof makeCertificate>>;
let at: TestOrigin | undefined;
beforeAll(async () => {
  tls = await makeCertificate();
});
afterEach(async () => {
  await at?.close();
  at = undefined;
});

describe('the page of an origin with a token, over TLS', () => {
  it('takes it from the fragment, and uploads, follows, edits and deletes with it', async () => {
    at = await useOrigin({ token: 'se+cret/=', tls });
    const { url } = at.origin;
    const page = await browser.open({ ignoreHTTPSErrors: true });
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await page.goto(`${url}/#token=${encodeURIComponent('se+cret/=')}`);
    await page.getByText('No videos yet.').waitFor();
    expect(page.url()).toBe(`${url}/`);
    await page.getByLabel('Choose a video').setInputFiles(helloVideo);
    await page.getByRole('button', { name: 'Upload and caption' }).click();
    await page.getByText('The captions are ready.').waitFor();
    await page.getByRole('radio', { name: 'español' }).check();
    await page.locator('#cues textarea[lang=es]').nth(5).waitFor();
    await page.getByRole('textbox', { name: 'Text at 00:05' }).fill('Corregido');
    await page.getByRole('button', { name: 'Save the text at 00:05' }).click();
    await page.getByText('Saved: español, cue 3.').waitFor();
    // The tab keeps it.
    await page.reload();
    await page.getByRole('button', { name: 'hello-captions (done)' }).waitFor();
    await page.getByText('The captions are ready.').waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Delete this video' }).click();
    await page.getByText('No videos yet.').waitFor();
    expect(troubles).toEqual([]);
  }, 60_000);

  it('names the next step without it, and accepts it later', async () => {
    at = await useOrigin({ token: 'se-cret', tls });
    const page = await browser.open({ ignoreHTTPSErrors: true });
    await page.goto(at.origin.url);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toMatch(
      /requires its token\. Open the address that it printed/,
    );
    await page.goto(`${at.origin.url}/#token=se-cret`);
    await page.getByText('No videos yet.').waitFor();
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    const other = await browser.open({ ignoreHTTPSErrors: true });
    await other.goto(at.origin.url);
    await other.getByRole('alert').waitFor();
  }, 60_000);
});
