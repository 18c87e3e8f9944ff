// Covers: page/job/job-panel.tsx, page/job/failure.tsx

import { afterEach, beforeEach, describe, expect } from 'vitest';
import { itInBrowser as it } from '../../test/support/page-check.ts';
import { usePage } from './test-support/page.ts';
import { ended, type TestOrigin, upload, useOrigin } from './test-support/start.ts';

const browser = usePage();
let at: TestOrigin;
beforeEach(async () => {
  at = await useOrigin();
});
afterEach(() => at?.close());

describe('the job of a video', () => {
  it('says where it stopped, why, what is next and what is paid, and goes on from there', async () => {
    const fault = { type: 'failure', failure: 'credits-short' } as const;
    at.at.tenant.addFault({ match: { operation: 'translateSubtitles' }, times: 1, after: 1, effect: fault });
    const { id } = await ended(at.origin.url, (await upload(at.origin.url, { to: 'es,ja' })).id);
    const { page, troubles } = await browser.open(at.origin.url, `#/videos/${id}`);
    const failure = page.getByRole('region', { name: 'What stopped the captions' });
    await failure.getByRole('heading', { name: 'Translation stopped' }).waitFor();
    expect(await failure.getByRole('alert').textContent()).toMatch(/credits/);
    expect(await failure.locator('dd').allTextContents()).toEqual([
      expect.stringMatching(/\.$/),
      '6 credits. What was finished is kept, and is not paid again.',
    ]);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText(/stored .*, transcribed .*, translated .*, published .*, 12 credits/).waitFor();
    await page.locator('.timeline summary').click();
    expect(await page.locator('.timeline [data-state=done]').count()).toBe(4);
    expect(await failure.count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('asks before it pays again for a lost answer', async () => {
    at.at.tenant.addFault({
      match: { operation: 'translateSubtitles' },
      times: 1,
      effect: { type: 'reset', when: 'after' },
    });
    const { id } = await ended(at.origin.url, (await upload(at.origin.url, { to: 'es' })).id);
    const { page } = await browser.open(at.origin.url);
    // The library leads to the page that explains it.
    await page.getByRole('link', { name: 'Decide' }).click();
    expect(page.url()).toContain(id);
    await page.getByRole('button', { name: 'Pay again, and go on' }).click();
    await page.getByText(/translated/).waitFor();
    expect(at.at.tenant.account.used).toBe(12);
  });
});
