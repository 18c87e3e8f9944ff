// The pictures of the origin's library for screenshots.mjs: first visit, full, uploading, a failed job, dark, on a phone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Title, languages, bytes behind the video, and the two colours of the poster. */
const videos = [
  ['Site tour, spring', 'es', 18e6, '#3c3c44', '#8f8f9c'],
  ['Town hall, questions', 'de,fr', 61e6, '#513b56', '#e0b36a'],
  ['How the lock works', 'es,de', 9e6, '#25443b', '#c7d3a4'],
  ['Interview with the architect', 'nl', 33e6, '#34506b', '#d9c79b'],
  ['Board meeting, November', 'es', 40e6, '#1d4e5f', '#9bd0c9'],
  ['Safety drill', 'es,de,fr', 4e6, '#6b2f2f', '#e3a37c'],
  ['Keynote, second half', 'es,de,fr,it,pt,nl,pl', 47e6, '#2b3a67', '#b8c5ea'],
];

/** Takes the pictures with an origin of its own. `running` is the line of running mocks; `save(page, name)` writes a picture. */
export async function takeLibraryShots({ browser, running, save }) {
  const data = await mkdtemp(join(tmpdir(), 'screenshots-library-'));
  const control = (method, path, body) =>
    fetch(running.control.url + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  await control('POST', '/tenants', { name: 'library', credits: 100_000 });
  const urls = Object.entries(running.providers).flatMap(([name, { baseUrl }]) => ['--url', `${name}=${baseUrl}`]);
  const args = ['origin', '--json', '--port', '0', '--data', data, '--control', running.control.url];
  const origin = spawn(
    process.execPath,
    [`${root}/dist/bin/caption-harness.js`, ...args, '--tenant', 'library', ...urls],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const { url } = JSON.parse(String((await once(origin.stdout, 'data'))[0]).split('\n')[0]);
    await takeAll({ browser, url, save, noCredits: () => control('PATCH', '/tenants/library', { credits: 3 }) });
  } finally {
    origin.kill();
    await once(origin, 'exit');
    await rm(data, { recursive: true, force: true });
  }
}

async function takeAll({ browser, url, save, noCredits }) {
  const hello = await readFile(`${root}/fixtures/media/hello-captions.mp4`);
  const open = async (context = {}, hash = '') => {
    const page = await browser.newPage({
      viewport: { width: 1200, height: 675 },
      colorScheme: 'light',
      locale: 'en',
      ...context,
    });
    await page.goto(`${url}/${hash}`);
    await page.waitForTimeout(1_200);
    return page;
  };
  const first = await open();
  await save(first, 'library-first-visit');
  for (const [title, to, more, ...colours] of videos) {
    const { id } = await upload(url, { title, to }, padded(hello, more));
    await ended(url, id);
    await putPoster(first, `${url}/videos/${id}/poster.jpg`, colours);
  }
  await first.close();
  await noCredits();
  const { id: failed } = await upload(url, { title: 'Archive tape 17', to: 'sv,da' }, padded(hello, 12e6));
  await ended(url, failed);
  const page = await open();
  await putPoster(page, `${url}/videos/${failed}/poster.jpg`, ['#44403c', '#a8a29e']);
  await page.waitForTimeout(600);
  await save(page, 'library');
  await showUploads(page, hello);
  await save(page, 'library-uploading');
  await page.close();
  const shots = [
    ['library-dark', { colorScheme: 'dark' }, ''],
    ['library-phone', { viewport: { width: 420, height: 860 } }, ''],
    ['library-failed-job', {}, `#/videos/${failed}`],
  ];
  for (const [name, context, hash] of shots) {
    const shown = await open(context, hash);
    await save(shown, name);
    await shown.close();
  }
}

/** Begins uploads over a slow line: two at once, one paused, one that is not a video. */
async function showUploads(page, hello) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 8e5 };
  await session.send('Network.emulateNetworkConditions', slow);
  const file = (name, buffer) => ({ name, mimeType: 'video/mp4', buffer });
  await page
    .locator('#file')
    .setInputFiles([
      file('Quarterly review.mp4', padded(hello, 4e6)),
      file('Workshop, day 2.mp4', padded(hello, 9e6)),
      file('Notes.mp4', Buffer.from('no video'.repeat(20))),
    ]);
  await page.waitForTimeout(2_500);
  await page.getByRole('button', { name: 'Pause Workshop, day 2.mp4' }).click();
  await page.waitForTimeout(1_800);
}

async function upload(url, fields, bytes) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('video', new Blob([bytes]), 'video.mp4');
  return (await fetch(`${url}/videos`, { method: 'POST', body: form })).json();
}

async function ended(url, id) {
  for (let tries = 0; tries < 600; tries += 1) {
    const { job } = await (await fetch(`${url}/videos/${id}`)).json();
    if (job.state === 'done' || job.state === 'failed') return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** The video with a box behind it that players skip (ISO/IEC 14496-12, 8.1.2). */
function padded(video, more) {
  const box = Buffer.alloc(8 + more);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4);
  return Buffer.concat([video, box]);
}

/** Draws a poster in the page, and stores it. */
async function putPoster(page, address, colours) {
  await page.evaluate(
    async ([path, from, to]) => {
      const canvas = document.createElement('canvas');
      canvas.width = 320;
      canvas.height = 180;
      const context = canvas.getContext('2d');
      const colour = context.createLinearGradient(0, 0, 320, 180);
      colour.addColorStop(0, from);
      colour.addColorStop(1, to);
      context.fillStyle = colour;
      context.fillRect(0, 0, 320, 180);
      const body = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.8));
      await fetch(path, { method: 'PUT', headers: { 'Content-Type': 'image/jpeg' }, body });
    },
    [address, ...colours],
  );
}
