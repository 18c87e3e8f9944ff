// Covers: ../../mocks/inspector/page/data/here.ts, ../../mocks/inspector/page/parts/bar.tsx,
// ../../mocks/inspector/page/parts/clock-bar.tsx, ../../mocks/inspector/page/parts/gauge.tsx,
// ../../mocks/inspector/page/parts/keys-help.tsx, ../../mocks/inspector/page/parts/pair.tsx,
// ../../mocks/inspector/page/parts/scroll-box.tsx, ../../mocks/inspector/page/parts/token-form.tsx,
// ../../src/pages/parts/use-keys.ts, ../../mocks/inspector/page/parts/use-loaded.ts,
// ../../mocks/inspector/page/views/advice.tsx, ../../mocks/inspector/page/views/cue-list.tsx,
// ../../mocks/inspector/page/views/fault-form.tsx, ../../mocks/inspector/page/views/fault-table.tsx,
// ../../mocks/inspector/page/views/faults-view.tsx, ../../mocks/inspector/page/views/meant.tsx,
// ../../mocks/inspector/page/views/meters.tsx, ../../mocks/inspector/page/views/resource-table.tsx,
// ../../mocks/inspector/page/views/conduct-view.tsx, ../../mocks/inspector/page/views/snapshots-view.tsx,
// ../../mocks/inspector/page/views/state-view.tsx, ../../mocks/inspector/page/views/track-player.tsx

import { expect } from 'vitest';
import { itInBrowser as it } from '../support/page-check.ts';
import { expectShown, useInspector } from './bench.ts';

const { control, open, translate, world } = useInspector();

it('freezes the clock and moves it on, by keys alone', async () => {
  await control('POST', '/tenants', { name: 'timed' });
  const { page, troubles } = await open('#/state?tenant=timed');
  await expectShown(page, 'Nothing planned');
  await page.keyboard.press('f');
  await expectShown(page, /^\d\d:\d\d:\d\d, frozen$/);
  const now = async () => Date.parse(((await control('GET', '/tenants/timed')).clock as { now: string }).now);
  const before = await now();
  await page.keyboard.press('m');
  await expect.poll(now).toBe(before + 60_000);
  await page.getByLabel('Advance the clock by').fill('2d');
  await page.keyboard.press('Enter');
  await expect.poll(now).toBe(before + 60_000 + 2 * 86_400_000);
  expect(troubles).toEqual([]);
});

it('gives the credits that it advises, and says what an unknown path meant', async () => {
  await control('POST', '/tenants', { name: 'poor', credits: 1 });
  const { page } = await open('#/requests?tenant=poor');
  expect(await translate('poor')).toBe(402);
  await page.locator('.row[role=option]').filter({ hasText: 'credits-short' }).click();
  await page.getByRole('button', { name: '+100 credits' }).click();
  await expectShown(page, '101 of 101 credits');
  expect(await translate('poor', '/translate/subtitles')).toBe(404);
  await page.locator('.row[role=option]').filter({ hasText: '404' }).click();
  await expectShown(page, /^translateSubtitles: POST http/);
});

it('arms a fault by its text, shows how often it struck, and turns it off and on', async () => {
  await control('POST', '/tenants', { name: 'faulty' });
  const { page } = await open('#/faults?tenant=faulty');
  await page.getByLabel('Fault for faulty').fill('internal-error; operation=translateSubtitles');
  await page.keyboard.press('Enter');
  const box = page.getByRole('checkbox');
  await box.waitFor();
  expect(await translate('faulty')).toBe(500);
  await expect.poll(() => page.locator('td.num').first().textContent()).toBe('1');
  await box.uncheck();
  await expect.poll(() => translate('faulty')).toBe(200);
  await page.getByRole('link', { name: 'State' }).click();
  await page.getByRole('link', { name: 'Faults' }).click();
  await box.check();
  await expect.poll(() => translate('faulty')).toBe(500);
  await page.getByRole('button', { name: /^Remove internal/ }).click();
  await expectShown(page, /^No faults/);
  await page.getByLabel('Fault for faulty').fill('nonsense;;');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
});

it('says of a tenant without requests, and of none, what it is', async () => {
  await control('POST', '/tenants', { name: 'quiet' });
  await translate('busy');
  const { page } = await open('#/requests?tenant=quiet');
  await expectShown(page, 'No requests of quiet.');
  await page.goto(`${world().control.url}/#/faults?tenant=nobody`);
  await expectShown(page, 'There is no tenant nobody.');
});

it('shows what a client does wrong, and leads to the requests that show it', async () => {
  await control('POST', '/tenants', { name: 'careless' });
  const { page } = await open('#/conduct?tenant=careless');
  await expectShown(page, /^Nothing to find fault with/);
  expect(await translate('careless', '/v2/translate/subtitles?api_key=mock_careless')).toBe(200);
  await page.getByRole('button', { name: 'Judge again' }).click();
  await expectShown(page, '1 finding in 1 request');
  await page.getByRole('button', { name: 'Show request careless-1' }).click();
  await expectShown(page, 'Why this answer');
});

it('takes a snapshot by a key and puts the tenant back', async () => {
  await control('POST', '/tenants', { name: 'back', credits: 10 });
  const { page } = await open('#/requests?tenant=back');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Restore snapshot-1' }).waitFor();
  expect(await translate('back')).toBe(200);
  await page.getByRole('button', { name: 'Restore snapshot-1' }).click();
  const left = async () => ((await control('GET', '/tenants/back')).credits as { remaining: number }).remaining;
  await expect.poll(left).toBe(10);
  await page.getByRole('button', { name: 'Delete snapshot-1' }).click();
  await expectShown(page, /^No snapshots of back/);
});

it('plays a track at its times', async () => {
  const base = world().providers['gcore-ai']?.baseUrl;
  await control('POST', '/tenants', { name: 'films', clock: 'manual' });
  await fetch(`${base}/streaming/ai/tasks`, {
    method: 'POST',
    headers: { Authorization: 'APIKey mock_films', 'Content-Type': 'application/json' },
    body: JSON.stringify({ task_name: 'transcription', url: 'https://example.com/a.mp4' }),
  });
  await control('POST', '/tenants/films/clock/advance', { seconds: 600 });
  const { page } = await open('#/state?tenant=films');
  await page.getByRole('button', { name: /^Play transcription/ }).click();
  const cue = page.locator('.cue').nth(1);
  await cue.click();
  const [text] = await page.locator('.caption span').allTextContents();
  expect(await cue.textContent()).toContain(text);
  await page.reload();
  await page.locator('.cue').first().waitFor();
});

it('lists its keys at a question mark', async () => {
  const { page } = await open();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await keys.waitFor();
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });
  await page.keyboard.press('3');
  await expect.poll(() => page.url()).toContain('#/faults');
});
