// 1,000 tenants with 100 caption tracks each, uploaded over HTTP on loopback to the program `serve`: the peak of its resident
// set (Linux: VmHWM), and the time to list the captions of one video beside a server with one tenant. Journals included.
// Run: node cloudflare-stream.mjs, after npm run build. Exits 1 when a bound is not held.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createRows, median } from './rows.mjs';

const TENANTS = 1_000;
const TRACKS = 100;
const MOST_MEGABYTES = 300;
const MOST_FACTOR = 1.2;
const FILE =
  'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nHello world\n\n2\n00:00:03.000 --> 00:00:04.000\nGood night\n';
const BOUNDARY = 'bench';
const FORM = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"\r\n\r\n${FILE}\r\n--${BOUNDARY}--\r\n`;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
/** 100 tags: en-AA to en-JJ. */
const TAGS = [...'ABCDEFGHIJ'].flatMap((first) => [...'ABCDEFGHIJ'].map((second) => `en-${first}${second}`));

const program = fileURLToPath(new URL('../dist/bin/caption-harness.js', import.meta.url));
await compare();

async function compare() {
  const [small, large] = [await open(), await open()];
  const one = await fill(small, 'tenant-0');
  const started = performance.now();
  const all = [];
  for (let made = 0; made < TENANTS; made += 4) {
    const names = Array.from({ length: Math.min(4, TENANTS - made) }, (_, at) => `tenant-${made + at}`);
    all.push(...(await Promise.all(names.map((name) => fill(large, name)))));
  }
  const seconds = (performance.now() - started) / 1000;
  const peak = large.peak();

  // In turn, so that whatever else the machine does falls on both.
  const times = { few: [], many: [] };
  for (let round = 0; round < 900; round += 1) {
    const few = await timed(one);
    const many = await timed(all[(round * 7) % TENANTS]);
    if (round >= 300) times.few.push(few) && times.many.push(many);
  }
  const [few, many] = [median(times.few), median(times.many)];
  console.error(`  ${TENANTS} tenants with ${TRACKS} tracks in ${seconds.toFixed(0)} s`);
  const rows = createRows('cloudflare-stream');
  const what = `${TENANTS.toLocaleString('en')} tenants with ${TRACKS} tracks`;
  rows.atMost(`${what}: resident set of serve`, peak / 1e6, MOST_MEGABYTES, 'MB');
  rows.atMost(`${what}: time to list one video / one tenant`, many / few, MOST_FACTOR);
  small.close();
  large.close();
  agent.destroy();
  rows.end();
}

async function open() {
  const args = ['serve', '--json', '--ports', 'auto', '--no-rate-limits', '--clock', 'manual'];
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve) => createInterface(child.stdout).once('line', resolve));
  const { control, providers } = JSON.parse(line);
  return {
    baseUrl: providers['cloudflare-stream'].baseUrl,
    control: control.url,
    peak: () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) * 1024,
    close: () => child.kill(),
  };
}

/** Uploads the tracks of one tenant; returns what listing them takes. */
async function fill({ baseUrl, control }, name) {
  const made = await fetch(`${control}/tenants`, { method: 'POST', body: JSON.stringify({ name, clock: 'manual' }) });
  const { accountId, apiToken } = (await made.json()).credentials['cloudflare-stream'].full;
  const url = `${baseUrl}/accounts/${accountId}/stream`;
  const copied = await send(url, apiToken, 'POST', '/copy', '{"input":"https://films.example/a.mp4"}');
  const { uid } = JSON.parse(copied).result;
  for (const tag of TAGS) await send(url, apiToken, 'PUT', `/${uid}/captions/${tag}`, FORM);
  return { url, apiToken, path: `/${uid}/captions` };
}

async function timed({ url, apiToken, path }) {
  const from = performance.now();
  const text = await send(url, apiToken, 'GET', path);
  const time = performance.now() - from;
  if (JSON.parse(text).result.length !== TRACKS) throw new Error(`not ${TRACKS} tracks`);
  return time;
}

function send(url, token, method, path, body) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` };
  if (path === '/copy') headers['Content-Type'] = 'application/json';
  return new Promise((resolve, reject) => {
    const call = request(`${url}${path}`, { method, headers, agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(text) : reject(new Error(`${answer.statusCode} ${text}`)),
      );
    });
    call.once('error', reject);
    call.end(body);
  });
}
