// Covers: ../../src/origin/page/video/add-languages.tsx, ../../src/origin/page/job/job-panel.tsx,
// ../../src/origin/page/job/failure.tsx, ../../src/origin/page/video/language-bar.tsx,
// ../../src/origin/page/video/language-picker.tsx, ../../src/origin/page/video/track/open-track.ts,
// ../../src/origin/page/video/track/open-tracks.ts, ../../src/origin/page/video/use-stale.ts

import { expect } from 'vitest';
import { itInBrowser as it } from '../support/page-check.ts';
import { useVideoPages } from './video-bench.ts';

const { at, captioned, open, read } = useVideoPages();

it('adds languages by name, and shows them as soon as they are made', async () => {
  const { page, troubles } = await open(await captioned('es'), { locale: 'fr' });
  await page.getByText(/^Spoken in English, stored/).waitFor();
  await page.getByRole('button', { name: 'Add language' }).click();
  const field = page.getByRole('combobox', { name: 'Languages' });
  await field.fill('span');
  await page.getByRole('option', { name: 'Spanish (Latin America)' }).waitFor();
  expect(await page.getByRole('option').allTextContents()).not.toContain(expect.stringMatching(/^Spanishes/));
  await field.fill('nonsense');
  await page.getByText('No language of this name.').waitFor();
  await field.fill('fran');
  await page.keyboard.press('Enter');
  await field.fill('port');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await field.fill('de');
  await page.getByRole('option', { name: /^German/ }).click();
  expect(await page.locator('.picker .chip').allTextContents()).toEqual(['French×', 'Portuguese (Brazil)×', 'German×']);
  await page.getByRole('button', { name: 'Remove Portuguese (Brazil)' }).click();
  await page.getByRole('button', { name: 'Translate into 2 languages' }).click();
  const chips = page.getByRole('group', { name: 'Languages' }).getByRole('button');
  await expect
    .poll(() => chips.allTextContents())
    .toEqual(['Englishoriginal', 'español', 'français', 'Deutsch', ' Add language']);
  expect(await chips.filter({ hasText: 'English' }).getAttribute('aria-pressed')).toBe('true');
  await chips.filter({ hasText: 'Deutsch' }).click();
  await expect.poll(() => page.getByRole('grid', { name: 'Cues, Deutsch' }).locator('.cue').count()).toBe(6);
  expect(troubles).toEqual([]);
});

it('says what went wrong with an addition, and gives it up or goes on', async () => {
  const id = await captioned('es');
  at().at.tenant.update({ credits: 0 });
  const { page } = await open(id);
  const answer = await fetch(`${at().origin.url}/videos/${id}/captions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ to: ['it'] }),
  });
  expect(answer.status).toBe(202);
  const stopped = page.getByRole('region', { name: 'What stopped the captions' });
  await stopped.getByRole('heading', { name: 'Translation stopped' }).waitFor();
  await stopped.getByRole('alert').filter({ hasText: 'credits' }).waitFor();
  await page.getByText('italiano').waitFor();
  await page.getByRole('button', { name: 'Leave it out' }).click();
  await expect.poll(() => page.getByText('italiano').count()).toBe(0);
  at().at.tenant.update({ credits: 100_000 });
});

it('marks the cues of a translation that are stale, until a person has seen them', async () => {
  const id = await captioned('es');
  const { page, troubles } = await open(id);
  await page.locator('.cue').nth(0).dblclick();
  await page.getByLabel('Cue 1, text').fill('Good evening.');
  await page.keyboard.press('Control+Enter');
  await page.getByLabel('Cue 2, text').fill('Captions turn words into text.');
  await page.keyboard.press('Escape');
  const spanish = page.getByRole('group', { name: 'Languages' }).getByRole('button', { name: 'español' });
  await spanish.filter({ hasText: '2 stale' }).click();
  await page.getByRole('grid', { name: 'Cues, español' }).waitFor();
  await page.getByRole('button', { name: /2 stale: go to the next/ }).click();
  await page.locator('.cue').nth(0).getByText('original changed').waitFor();
  await page.locator('.cue').nth(0).dblclick();
  await page.getByText('Hello world.').waitFor();
  await page.getByText('Good evening.').waitFor();
  await page.getByRole('button', { name: 'Still right' }).click();
  await page.keyboard.press('Escape');
  await spanish.filter({ hasText: '1 stale' }).waitFor();
  const before = await read(id, 'es');
  await page.locator('.cue').nth(1).dblclick();
  await page.getByLabel('Cue 2, text').fill('Visto.');
  await page.keyboard.press('Escape');
  await expect.poll(() => spanish.textContent()).toBe('español');
  expect(await read(id, 'es')).not.toBe(before);
  expect(troubles).toEqual([]);
});
