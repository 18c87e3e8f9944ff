// The pictures of a video's page for screenshots.mjs: playing, edited, marked by lint, in conflict, given a language, on a phone.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const video = fileURLToPath(new URL('../fixtures/media/hello-captions.mp4', import.meta.url));

/** Start, end and text of cues, in seconds. */
const cues = [
  [0.4, 2.9, 'We went back to the old\nstation for the first time.'],
  [3.1, 6.2, 'So my brother took a picture of the market\nwhen the lights went out.'],
  [6.4, 7.3, 'Of course somebody forgot about that little shop before it rained.'],
  [7.5, 9.9, 'A week later I heard a new recipe.'],
  [10.2, 12.8, 'Nobody at the table said a word\nuntil the second plate.'],
  [13.1, 15.9, 'That is how the café got its name.'],
];

const time = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 23);
const track = (list) =>
  `WEBVTT\n\n${list.map(([from, to, text]) => `${time(from)} --> ${time(to)}\n${text}\n`).join('\n')}`;

/** Takes the pictures from a running origin. `save(page, name)` writes one. */
export async function takeVideoShots({ browser, url, save }) {
  const form = new FormData();
  form.set('to', 'es,de,ar');
  form.set('title', 'Keynote, second half');
  form.set('video', new Blob([await readFile(video)]), 'keynote.mp4');
  const { id } = await (await fetch(`${url}/videos`, { method: 'POST', body: form })).json();
  const put = (list) =>
    fetch(`${url}/videos/${id}/captions/en.vtt`, {
      method: 'PUT',
      headers: { 'Content-Type': 'text/vtt' },
      body: track(list),
    });
  for (let tries = 0; tries < 600; tries += 1) {
    const { job } = await (await fetch(`${url}/videos/${id}`)).json();
    if (job.state === 'done') break;
    await new Promise((done) => setTimeout(done, 100));
  }
  await put(cues);
  const open = async (context = {}) => {
    const page = await browser.newPage({
      viewport: { width: 1200, height: 675 },
      colorScheme: 'light',
      locale: 'en',
      ...context,
    });
    await page.goto(`${url}/#/videos/${id}`);
    await page.locator('.cue').nth(5).waitFor();
    await page.waitForTimeout(800);
    return page;
  };
  for (const [name, context, act] of shots({ put })) {
    const page = await open(context);
    await act(page);
    await page.waitForTimeout(900);
    await save(page, name);
    await page.close();
  }
}

const shots = ({ put }) => [
  ['video-playing', {}, (page) => page.locator('.cue').nth(1).click()],
  ['video-editing', { colorScheme: 'dark' }, (page) => page.locator('.cue').nth(1).dblclick()],
  [
    'video-marks',
    {},
    async (page) => {
      await page.getByRole('button', { name: /: go to the next/ }).click();
      await page.getByRole('button', { name: 'Find and replace' }).click();
      await page.keyboard.type('the');
    },
  ],
  [
    'video-languages',
    {},
    async (page) => {
      await page.getByRole('button', { name: 'Add language' }).click();
      const field = page.getByRole('combobox', { name: 'Languages' });
      await field.fill('french');
      await page.keyboard.press('Enter');
      await field.fill('port');
    },
  ],
  [
    'video-stale',
    {},
    async (page) => {
      await page.getByRole('button', { name: /^español/ }).click();
      await page.locator('.cue').first().dblclick();
    },
  ],
  ['video-phone', { viewport: { width: 420, height: 860 } }, (page) => page.locator('.cue').nth(1).click()],
  [
    'video-conflict',
    {},
    async (page) => {
      await put(
        cues.map(([from, to, text], at) => [from, to, at === 3 ? 'A week later I tried the new recipe.' : text]),
      );
      await page.locator('.cue').nth(3).dblclick();
      await page.getByLabel('Cue 4, text').fill('One week later I heard of a new recipe.');
      await page.keyboard.press('Escape');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await dialog.getByLabel('Yours').check();
    },
  ],
];
