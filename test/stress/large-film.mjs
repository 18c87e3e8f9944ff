// A large film, uploaded by tus through a line that breaks, by a program that is killed. Usage: node test/stress/large-film.mjs
// [--megabytes N] [--cuts N] [--kills N] [--program FILE]
// Holds when captions come whose text the mock knows by the film's SHA-256 alone, when the size is that of the film, when no run
// sends again what the service has, and when neither program takes 150 MB of memory.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { startCuttingProxy } from './support/cutting-proxy.mjs';
import { sendJson } from './support/http.mjs';
import { readOptions } from './support/options.mjs';
import { pointingAt, startMocks } from './support/programs.mjs';
import { report } from './support/report.mjs';

const options = readOptions({ megabytes: 1_000, cuts: 3, kills: 1 });
const VIDEO = fileURLToPath(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
const TEXT = 'Only the whole film is known by these words.';
const MOST_MEMORY = 150_000_000;
/** What a broken chunk may cost: the bytes that were on their way. */
const SPARE = 60_000_000;

const bytes = options.megabytes * 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'stress-film-'));
const film = join(folder, 'film.mp4');
const violations = [];
const figures = { runs: 0, peak: 0, mocksPeak: 0 };
const begun = performance.now();

makeFilm();
const sha256 = await hashOf(film);
const mocks = await startMocks(options.program, ['--no-rate-limits']);
const evenly = (count) => Array.from({ length: count }, (_, at) => Math.floor(((at + 1) * bytes) / (count + 1)));
let killAt = evenly(options.kills + options.cuts).slice(options.cuts);
const cutAt = evenly(options.kills + options.cuts).slice(0, options.cuts);
let running = null;
let account = {};
const proxy = await startCuttingProxy(mocks.ready.providers['cloudflare-stream'].baseUrl, cutAt, (sent) => {
  if (killAt.length > 0 && sent >= killAt[0] && running !== null) {
    killAt = killAt.slice(1);
    running.kill('SIGKILL');
  }
});
try {
  const tenant = await sendJson(mocks.ready.control.url, 'POST', '/tenants', { name: 'film' });
  account = tenant.credentials['cloudflare-stream'].full;
  await sendJson(mocks.ready.control.url, 'POST', '/tenants/film/seed', { heard: [{ sha256, text: TEXT }] });
  let end = await caption([]);
  for (let kill = 0; kill < options.kills && end.code !== 0; kill += 1) end = await caption(['--resume']);
  if (end.code !== 0) throw new Error(`captioning ends with ${end.code}: ${end.printed.slice(0, 2_000)}`);
  if (figures.runs !== options.kills + 1) violations.push(`${figures.runs} runs for ${options.kills} kills`);
  await judge();
} catch (error) {
  violations.push(`the script failed: ${error.stack}`);
}
if (!mocks.running()) violations.push('the mocks ended');
const resent = proxy.counted() - bytes;
const most = (options.cuts + options.kills) * SPARE + 10_000_000;
if (resent > most) violations.push(`${resent} bytes more than the film were sent; ${most} at most are right`);
if (proxy.cuts() !== options.cuts) violations.push(`${proxy.cuts()} cuts instead of ${options.cuts}`);
for (const [who, peak] of [
  ['the pipeline', figures.peak],
  ['the mocks', figures.mocksPeak],
]) {
  if (peak > MOST_MEMORY) violations.push(`${who} took ${Math.round(peak / 1e6)} MB of memory`);
}
await mocks.stop();
await proxy.close();
rmSync(folder, { recursive: true, force: true });
report(
  `a film of ${options.megabytes} MB`,
  [
    ['runs, cuts', `${figures.runs}, ${proxy.cuts()}`],
    ['seconds', String(Math.round((performance.now() - begun) / 1_000))],
    ['sent twice', `${Math.round(resent / 1e6)} MB`],
    ['memory', `pipeline ${Math.round(figures.peak / 1e6)} MB, mocks ${Math.round(figures.mocksPeak / 1e6)} MB`],
  ],
  violations,
);

/** The bundled video, and a hole in a box that players pass over. */
function makeFilm() {
  copyFileSync(VIDEO, film);
  const box = Buffer.alloc(8);
  box.writeUInt32BE(bytes - statSync(film).size, 0);
  box.write('free', 4, 'latin1');
  writeFileSync(film, box, { flag: 'a' });
  truncateSync(film, bytes);
}

async function hashOf(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Captions the film at Cloudflare Stream, behind the proxy. */
async function caption(more) {
  figures.runs += 1;
  const ready = { ...mocks.ready, providers: { 'cloudflare-stream': { baseUrl: `${proxy.url}/client/v4` } } };
  const args = ['caption', film, '--from', 'en', '--transcriber', 'cloudflare-stream', '--publish', 'files'];
  const child = spawn(
    process.execPath,
    [options.program, ...args, '--json', '--state', 'state', '--out', 'out', ...pointingAt(ready, 'film'), ...more],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running = child;
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
  }
  const look = setInterval(() => {
    figures.peak = Math.max(figures.peak, peakOf(child.pid));
    figures.mocksPeak = Math.max(figures.mocksPeak, peakOf(mocks.pid));
  }, 20);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(look);
  running = null;
  return { code, printed };
}

/** The most memory that a process has had, in bytes; 0 where the system does not tell (it is Linux that does). */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024;
  } catch {
    return 0;
  }
}

async function judge() {
  const { baseUrl } = mocks.ready.providers['cloudflare-stream'];
  const { accountId, apiToken } = account;
  const answer = await fetch(`${baseUrl}/accounts/${accountId}/stream`, {
    headers: { Authorization: `Bearer ${apiToken}` },
  });
  const { result } = await answer.json();
  if (result.length !== 1) violations.push(`${result.length} videos instead of one`);
  if (result[0]?.size !== bytes) violations.push(`the video has ${result[0]?.size} bytes instead of ${bytes}`);
  const vtt = readFileSync(join(folder, 'out', 'film.en.vtt'), 'utf8');
  const words = vtt
    .replace(/^.*-->.*$|^WEBVTT.*$|^\d+$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (words !== TEXT) violations.push(`the captions say "${words.slice(0, 100)}": the mock got another film`);
}
