// Takes the pictures of the conform report for docs/images/ from the built programs: npm run build, then npm run screenshots. Needs Chromium.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** Bytes of a picture, at most. */
const MOST = 60_000;
/** What the mocks of the red run do wrong. */
const MUTANTS = ['translateplus/charge-twice', 'gcore-ai/list-upside-down'];

const root = fileURLToPath(new URL('../', import.meta.url));
const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const folder = await mkdtemp(join(tmpdir(), 'report-shots-'));

/** Runs `conform` to its end, whatever its verdict. */
const conform = (...args) =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [`${root}/dist/bin/conform.js`, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', fail);
    child.once('close', done);
  });

const mutants = MUTANTS.flatMap((name) => ['--mutant', name]);
const serve = spawn(
  process.execPath,
  [`${root}/dist/bin/caption-harness.js`, 'serve', '--json', '--ports', 'auto', ...mutants],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
try {
  const line = await new Promise((done) => createInterface(serve.stdout).once('line', done));
  const { control, providers } = JSON.parse(line);
  const urls = Object.entries(providers).flatMap(([id, { baseUrl }]) => ['--url', `${id}=${baseUrl}`]);
  const red = join(folder, 'red.html');
  await conform(...urls, '--control', control.url, '--reporter', `html=${red}`);
  const green = join(folder, 'green.html');
  await conform('--reporter', `html=${green}`);
  await take('report-green', green, {});
  await take('report-red', red, {});
  await take('report-dark', red, { colorScheme: 'dark' });
} finally {
  await browser.close();
  serve.kill();
  await rm(folder, { recursive: true });
}

async function take(name, file, options) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 780 }, ...options });
  await page.goto(pathToFileURL(file).href);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 55 });
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > MOST) throw new Error(`${name}: ${bytes.length} bytes, expected at most ${MOST}.`);
  await writeFile(`${root}/docs/images/${name}.webp`, bytes);
  console.info(`${name}.webp ${bytes.length} bytes`);
  await page.close();
}
