// Takes the pictures of docs/images/ from the built mocks: npm run build, then npm run screenshots. Needs Chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { takeLibraryShots } from './screenshots-library.mjs';
import { takeVideoShots } from './screenshots-video.mjs';
import { fillWorld } from './screenshots-world.mjs';

/** Bytes of a picture, at most. */
const MOST = 60_000;

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = `${root}/docs/images`;
const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

const shots = [
  { name: 'inspector-requests', hash: '#/requests' },
  { name: 'inspector-refusal', hash: '#/requests?tenant=poor', select: 'credits-short' },
  { name: 'inspector-state', hash: '#/state?tenant=demo', play: true },
  { name: 'inspector-faults', hash: '#/faults' },
  { name: 'inspector-dark', hash: '#/requests', select: 'credits-short', scheme: 'dark' },
];

const serve = spawn(process.execPath, [`${root}/dist/bin/caption-harness.js`, 'serve', '--json', '--ports', 'auto'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const data = await mkdtemp(join(tmpdir(), 'screenshots-'));
const origin = spawn(
  process.execPath,
  [`${root}/dist/bin/caption-harness.js`, 'origin', '--port', '0', '--data', data],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
try {
  const [line] = await new Promise((done) => createInterface(serve.stdout).once('line', (text) => done([text])));
  const running = JSON.parse(line);
  await fillWorld(running);
  await mkdir(folder, { recursive: true });
  for (const shot of shots) await take(running.control.url, shot);
  await takeLibraryShots({ browser, running, save });
  const text = String((await once(origin.stdout, 'data'))[0]);
  await takeVideoShots({ browser, url: /http:\S+/.exec(text)?.[0], save });
} finally {
  await browser.close();
  serve.kill();
  origin.kill();
  await once(origin, 'exit');
  await rm(data, { recursive: true, force: true });
}

async function take(url, { name, hash, select, play, scheme = 'light' }) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 675 }, colorScheme: scheme });
  await page.goto(`${url}/${hash}`);
  await page.waitForTimeout(1_500);
  if (select) await page.locator('.row[role=option]').filter({ hasText: select }).first().click();
  if (play) {
    await page.getByRole('button', { name: /^Play/ }).last().click();
    await page.locator('.cue').nth(2).click();
  }
  await page.waitForTimeout(700);
  await save(page, name);
  await page.close();
}

/** Writes a picture of a page. */
async function save(page, name) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 55 });
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > MOST) throw new Error(`${name}: ${bytes.length} bytes, expected at most ${MOST}.`);
  await writeFile(`${folder}/${name}.webp`, bytes);
  console.info(`${name}.webp ${bytes.length} bytes`);
}
