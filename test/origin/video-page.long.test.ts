// Covers: ../../src/origin/page/video/cues/cue-form.tsx, ../../src/origin/page/video/cues/cue-list.tsx,
// ../../src/origin/page/video/cues/cue-marks.tsx, ../../src/origin/page/video/cues/cue-row.tsx,
// ../../src/origin/page/video/downloads.tsx, ../../src/origin/page/video/keys-help.tsx, ../../src/origin/page/video/memo.ts,
// ../../src/origin/page/video/player/controls.tsx, ../../src/origin/page/video/player/icons.tsx,
// ../../src/origin/page/video/player/live-captions.ts, ../../src/origin/page/video/player/player.ts,
// ../../src/origin/page/video/player/video-player.tsx, ../../src/origin/page/video/track/conflict-dialog.tsx,
// ../../src/origin/page/video/track/find-bar.tsx, ../../src/origin/page/video/track/save-state.tsx,
// ../../src/origin/page/video/track/shift-bar.tsx, ../../src/origin/page/video/track/track-bar.tsx,
// ../../src/origin/page/video/track/track-pane.tsx, ../../src/origin/page/video/use-page-keys.ts,
// ../../src/origin/page/video/video-page.tsx, ../../src/origin/page/video/video-view.tsx

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { itInBrowser as it } from '../support/page-check.ts';
import { trackOf, useVideoPages } from './video-bench.ts';

const { captioned, open, put, read } = useVideoPages();
const texts = ['One.', 'Two and more.', 'Three.', 'Four.', 'Five.', 'Six.'];
let id: string;
let page: Page;
let troubles: string[];
beforeAll(async () => {
  id = await captioned('es,ar');
});
beforeEach(async () => {
  await put(id, 'en', trackOf(...texts));
  ({ page, troubles } = await open(id, { locale: 'fr-CA' }));
});
afterEach(() => expect(troubles).toEqual([]));

const rows = () => page.locator('.cue .cue-text').allTextContents();
const chosen = () => page.locator('.cue[aria-selected=true] .cue-text').textContent();
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const saved = () =>
  page
    .getByRole('status')
    .filter({ hasText: /^Saved$/ })
    .waitFor();
const times = (at: number) => page.locator('.cue .cue-times').nth(at).innerText();
const video = <T>(of: string): Promise<T> => page.evaluate(`document.querySelector('video').${of}`) as Promise<T>;
const showing = () =>
  page.evaluate(
    `[...document.querySelector('video').textTracks].filter((one) => one.mode === 'showing').map((one) => [one.language, one.cues.length])`,
  );

describe('the player', () => {
  it('shows captions in the language of the viewer, else in the original', async () => {
    await expect.poll(showing).toEqual([['en', 6]]);
    const spanish = await open(id, { locale: 'es-MX' });
    await spanish.page.getByRole('button', { name: 'español', pressed: true }).waitFor();
    page = spanish.page;
    await expect.poll(showing).toEqual([['es', 6]]);
    await page.getByLabel('Captions', { exact: true }).selectOption({ label: 'Off' });
    await expect.poll(showing).toEqual([]);
    await page.getByLabel('Captions', { exact: true }).selectOption('ar');
    await expect.poll(showing).toEqual([['ar', 6]]);
    await expect
      .poll(() => page.evaluate(`getComputedStyle(document.querySelector('.cue-text')).direction`))
      .toBe('rtl');
    expect(spanish.troubles).toEqual([]);
  });

  it('goes where a cue is clicked, and follows the playhead', async () => {
    await page.locator('.cue').nth(3).click();
    expect(await video('currentTime')).toBe(3);
    expect(await page.locator('.cue[aria-current]').textContent()).toContain('Four.');
    await press(' ');
    await expect.poll(() => page.locator('.cue[aria-current]').textContent()).toContain('Five.');
    await press(' ');
    expect(await video('paused')).toBe(true);
    expect(await chosen()).toBe('Five.');
  });

  it('has its keys', async () => {
    await press('ArrowRight');
    expect(await video('currentTime')).toBe(5);
    await press('ArrowLeft');
    expect(await video('currentTime')).toBe(0);
    await press('ArrowDown');
    expect([await video('currentTime'), await chosen()]).toEqual([1, 'Two and more.']);
    await press('ArrowUp', 'c', 'x');
    expect(await video('muted')).toBe(true);
    await expect.poll(showing).toEqual([]);
    await press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Find and replace').waitFor();
    await press('Escape');
    await press('c');
    await expect.poll(showing).toEqual([['en', 6]]);
  });
});

describe('an edit', () => {
  it('is made in place, shown over the video, saved, and taken back', async () => {
    await page.locator('.cue').nth(1).dblclick();
    const text = page.getByLabel('Cue 2, text');
    await text.fill('Zwei & <b>mehr</b>.');
    await page.getByLabel('Cue 2, time out').fill('1.7');
    await press('Control+Enter');
    await page.getByLabel('Cue 3, text').waitFor();
    await press('Escape');
    await saved();
    expect(await read(id, 'en')).toBe(
      trackOf(...texts).replace('00:00:01.900\nTwo and more.', '00:00:01.700\nZwei &amp; <b>mehr</b>.'),
    );
    expect(await page.locator('.cue').nth(1).textContent()).toMatch(/Zwei & mehr\..*saved/);
    await expect.poll(() => video<string>('textTracks[0].cues[1].text')).toBe('Zwei &amp; <b>mehr</b>.');
    await press('u');
    await saved();
    expect(await read(id, 'en')).toContain('00:00:01.900\nTwo and more.');
    await press('Control+y');
    expect((await rows())[1]).toBe('Zwei & mehr.');
  });

  it('splits, merges and removes cues', async () => {
    await page.locator('.cue').nth(1).click();
    await press('s');
    expect((await rows()).slice(0, 4)).toEqual(['One.', 'Two and', 'more.', 'Three.']);
    await press('ArrowDown', 'm');
    expect((await rows()).slice(0, 4)).toEqual(['One.', 'Two and', 'more.\nThree.', 'Four.']);
    await press('Delete');
    expect((await rows()).slice(0, 3)).toEqual(['One.', 'Two and', 'Four.']);
    await press('u', 'u', 'u');
    expect(await rows()).toEqual(texts);
    await page.locator('.cue').nth(1).dblclick();
    await press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await page.getByRole('button', { name: 'Split', exact: true }).click();
    expect((await rows()).slice(1, 3)).toEqual(['Two', 'and more.']);
    await page.locator('.cue').nth(1).dblclick();
    await page.getByLabel('Cue 2, text').fill('Zwei');
    await page.getByRole('button', { name: 'Merge with next' }).click();
    expect((await rows()).slice(0, 3)).toEqual(['One.', 'Zwei\nand more.', 'Three.']);
    await saved();
  });

  it('sets and shifts times, of all cues or of those from one on', async () => {
    await page.locator('.cue').nth(1).click();
    await page.evaluate(`document.querySelector('video').currentTime = 1.4`);
    await press('[');
    expect(await times(1)).toMatch(/0:01.4\s+0:01.9/);
    await page.evaluate(`document.querySelector('video').currentTime = 1.6`);
    await press(']', 't');
    expect(await times(1)).toMatch(/0:01.4\s+0:01.6/);
    const by = page.getByLabel(/^Shift by/);
    await by.fill('soon');
    await page.getByText('Write seconds').waitFor();
    await by.fill('10');
    await page.getByLabel('from cue 2 on').check();
    await press('Enter');
    expect([await times(0), await times(1)]).toEqual([
      expect.stringContaining('0:00.0'),
      expect.stringContaining('0:11.4'),
    ]);
    await page.getByLabel('all cues').check();
    await by.fill('-0.5');
    await page.getByRole('button', { name: 'Shift', exact: true }).click();
    expect([await times(0), await times(1)]).toEqual([
      expect.stringContaining('0:00.0'),
      expect.stringContaining('0:10.9'),
    ]);
    await saved();
  });

  it('finds, and replaces one or all', async () => {
    await put(id, 'en', trackOf('A market.', 'No.', 'The Market and the market.'));
    await page.reload();
    await page.locator('.cue').first().waitFor();
    await press('/');
    await page.keyboard.type('market');
    await page.getByText('1 of 2 cues').waitFor();
    await press('Enter');
    await page.getByText('2 of 2 cues').waitFor();
    expect(await chosen()).toBe('The Market and the market.');
    await page.getByLabel('Replace with').fill('shop');
    await page.getByLabel('Match case').check();
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    expect(await rows()).toEqual(['A market.', 'No.', 'The Market and the shop.']);
    await page.getByLabel('Match case').uncheck();
    await page.getByRole('button', { name: 'Replace all' }).click();
    expect(await rows()).toEqual(['A shop.', 'No.', 'The shop and the shop.']);
    await press('Escape', 'u');
    expect(await rows()).toEqual(['A market.', 'No.', 'The Market and the shop.']);
    await saved();
  });

  it('shows at once what breaks the profile, and leads to the next mark', async () => {
    await page.locator('.cue').nth(4).dblclick();
    await page.getByLabel('Cue 5, text').fill('x'.repeat(60));
    await page.getByText('67 cps, limit 20; line of 60, limit 42').waitFor();
    await press('Escape');
    await saved();
    await page.locator('.cue').nth(0).click();
    const marks = page.getByRole('button', { name: /marks?: go to the next/ });
    await marks.click();
    await expect.poll(chosen).not.toBe('One.');
  });

  it('is kept when it cannot be saved, and saved again', async () => {
    await page.route('**/en.vtt', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    await page.locator('.cue').nth(0).dblclick();
    await page.getByLabel('Cue 1, text').fill('Eins.');
    await press('Escape');
    await page.getByText(/^Not saved\. The server cannot be reached/).waitFor();
    await page.unroute('**/en.vtt');
    await page.getByRole('button', { name: 'Save again' }).click();
    await saved();
    expect(await read(id, 'en')).toContain('Eins.');
    expect(troubles.splice(0).every((one) => one.includes('ERR_FAILED'))).toBe(true);
  });

  it('saves by itself what was edited while the server was away', async () => {
    await page.route('**/events', (route) => route.abort());
    await page.reload();
    await page.locator('.cue').first().waitFor();
    await page.route('**/*.vtt*', (route) => route.abort());
    await page.locator('.cue').first().dblclick();
    await page.getByLabel('Cue 1, text').fill('While away.');
    await page.keyboard.press('Escape');
    await page.getByText(/^Not saved\. The server cannot be reached/).waitFor();
    troubles.length = 0;
    await page.unroute('**/*.vtt*');
    await page.unroute('**/events');
    await saved();
    expect(await read(id, 'en')).toContain('While away.');
    troubles.length = 0;
  });
});

describe('a change by somebody else', () => {
  const edit = async (at: number, text: string) => {
    await page.locator('.cue').nth(at).dblclick();
    await page.getByLabel(`Cue ${at + 1}, text`).fill(text);
    await press('Escape');
  };

  it('of another cue is joined without a question', async () => {
    await put(id, 'en', trackOf(...texts).replace('Six.', 'Sechs.'));
    await edit(0, 'Eins.');
    await saved();
    expect(await rows()).toEqual(['Eins.', ...texts.slice(1, 5), 'Sechs.']);
    expect(await read(id, 'en')).toMatch(/Eins\.[\s\S]*Sechs\./);
  });

  it('of the same cue is shown beside ours, and the choice is saved', async () => {
    await put(
      id,
      'en',
      trackOf(...texts)
        .replace('Two and more.', 'Theirs.')
        .replace('Six.', 'Sechs.'),
    );
    await edit(1, 'Ours.');
    const dialog = page.getByRole('dialog', { name: 'Changed by you and by somebody else' });
    await dialog.getByText('Ours.').waitFor();
    await press('Escape');
    expect(await dialog.getByRole('button', { name: 'Save this choice' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Theirs').check();
    await dialog.getByRole('button', { name: 'Save this choice' }).click();
    await saved();
    expect((await rows())[1]).toBe('Theirs.');
    await edit(1, 'Mine again.');
    await saved();
    expect(await read(id, 'en')).toMatch(/Mine again\.[\s\S]*Sechs\./);
  });
});

it('downloads the track as it is, in three formats', async () => {
  await page.locator('.cue').nth(0).dblclick();
  await page.getByLabel('Cue 1, text').fill('<i>Eins</i> &\nso on');
  await press('Escape');
  const contents: Record<string, string> = {};
  for (const name of ['WebVTT .vtt', 'SubRip .srt', 'Text .txt']) {
    await page.locator('summary', { hasText: 'Download' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    contents[download.suggestedFilename()] = readFileSync(await download.path(), 'utf8');
  }
  expect(Object.keys(contents)).toEqual(['hello.en.vtt', 'hello.en.srt', 'hello.en.txt']);
  expect(contents['hello.en.vtt']).toContain('<i>Eins</i> &amp;\nso on');
  expect(contents['hello.en.srt']).toContain('<i>Eins</i> &\nso on');
  expect(contents['hello.en.txt']).toMatch(/^Eins & so on\nTwo and more\.\n/);
});
