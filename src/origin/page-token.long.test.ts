// Covers: http/events.ts, page/api/token.ts

import { afterEach, beforeAll, describe, expect } from 'vitest';
import { makeCertificate } from '../../test/support/certificate.ts';
import { itInBrowser as it } from '../../test/support/page-check.ts';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { usePage } from './test-support/page.ts';
import { type TestOrigin, useOrigin } from './test-support/start.ts';

const browser = usePage();
const context = { ignoreHTTPSErrors: true };
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
    const { page, troubles } = await browser.open(url, `#token=${encodeURIComponent('se+cret/=')}`, context);
    await page.getByRole('button', { name: 'Try the sample' }).waitFor();
    expect(page.url()).toBe(`${url}/`);
    await page.locator('#file').setInputFiles(helloVideo);
    const row = page.locator('.rows .row').filter({ hasText: 'hello-captions' });
    await row.getByText('ready', { exact: true }).waitFor();
    // The poster is stored with the token, too.
    await row.locator('img').waitFor();
    await page.getByRole('link', { name: 'hello-captions' }).click();
    await page.getByRole('group', { name: 'Languages' }).getByRole('button', { name: 'español' }).click();
    await page.getByRole('grid', { name: 'Cues, español' }).waitFor();
    await page.locator('.cue').nth(2).dblclick();
    await page.getByLabel('Cue 3, text').fill('Corregido');
    await page.keyboard.press('Escape');
    const track = `${url}${page.url().split('#')[1]}/captions/es.vtt`;
    await expect
      .poll(async () => page.evaluate(`fetch(${JSON.stringify(track)}).then((a) => a.text())`))
      .toContain('Corregido');
    // The tab keeps it.
    await page.reload();
    await page.getByRole('heading', { name: 'hello-captions' }).waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Try the sample' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('names the next step without it, and accepts it later', async () => {
    at = await useOrigin({ token: 'se-cret', tls });
    const { page } = await browser.open(at.origin.url, '', context);
    const words = /requires its token\. Open the address that it printed/;
    await page.getByRole('alert').filter({ hasText: words }).first().waitFor();
    await page.goto(`${at.origin.url}/#token=se-cret`);
    await page.getByRole('button', { name: 'Try the sample' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    const other = await browser.open(at.origin.url, '', context);
    await other.page.getByRole('alert').filter({ hasText: words }).first().waitFor();
  });
});
