// 1,000 tenants with 100 caption tracks each, uploaded over HTTP on loopback to a server process of its own: its heap and
// resident set, and the time to list the captions of one video beside a server with one tenant. Journals included.
// Run: node cloudflare-stream.mjs. Exits 1 when a bound is not held.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const TENANTS = 1_000;
const TRACKS = 100;
const MOST_BYTES = 300_000_000;
const MOST_FACTOR = 1.2;
const FILE =
  'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nHello world\n\n2\n00:00:03.000 --> 00:00:04.000\nGood night\n';
const BOUNDARY = 'bench';
const FORM = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"\r\n\r\n${FILE}\r\n--${BOUNDARY}--\r\n`;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
/** 100 tags: en-AA to en-JJ. */
const TAGS = [...'ABCDEFGHIJ'].flatMap((first) => [...'ABCDEFGHIJ'].map((second) => `en-${first}${second}`));

const { startWorld, providers, tokenOf } = await loadMock();
if (process.argv[2] === 'serve') await serve();
else await compare();

/** The child: a world that tells where it is, and its memory when asked. */
async function serve() {
  const running = await startWorld({ settings: { clock: 'manual', limits: { 'cloudflare-stream': null } } });
  process.on('message', () => {
    const resident = process.memoryUsage.rss();
    globalThis.gc();
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    process.send({ heap: heapUsed + external, resident });
  });
  process.on('disconnect', () => process.exit());
  process.send(running.providers['cloudflare-stream'].baseUrl);
}

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
  const { heap, resident } = await large.memory();

  // In turn, so that whatever else the machine does falls on both.
  const times = { few: [], many: [] };
  for (let round = 0; round < 900; round += 1) {
    const few = await timed(one);
    const many = await timed(all[(round * 7) % TENANTS]);
    if (round >= 300) times.few.push(few) && times.many.push(many);
  }
  const [few, many] = [median(times.few), median(times.many)];
  console.log(`${TENANTS} tenants x ${TRACKS} tracks in ${seconds.toFixed(0)} s`);
  console.log(
    `Live heap ${megabytes(heap)}, resident before collecting ${megabytes(resident)} (live at most ${megabytes(MOST_BYTES)})`,
  );
  console.log(
    `Listing one video: ${few.toFixed(3)} ms small, ${many.toFixed(3)} ms large, x${(many / few).toFixed(2)} (at most x${MOST_FACTOR})`,
  );
  small.close();
  large.close();
  agent.destroy();
  process.exitCode = heap <= MOST_BYTES && many / few <= MOST_FACTOR ? 0 : 1;
}

async function open() {
  const child = fork(fileURLToPath(import.meta.url), ['serve'], { execArgv: ['--expose-gc'] });
  const next = () => new Promise((resolve) => child.once('message', resolve));
  const baseUrl = await next();
  return {
    baseUrl,
    memory: () => {
      child.send('memory');
      return next();
    },
    close: () => child.disconnect(),
  };
}

/** Uploads the tracks of one tenant; returns what listing them takes. */
async function fill({ baseUrl }, name) {
  const { accountId, apiToken } = providers['cloudflare-stream'].credentials(tokenOf(name));
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

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}

/** Bundles the stand-in from its source and loads it; externals would not be found from a temporary folder. */
async function loadMock() {
  const folder = mkdtempSync(join(tmpdir(), 'caption-harness-bench-'));
  const outfile = join(folder, 'mock.cjs');
  try {
    await build({
      stdin: {
        contents: `export { startWorld } from './mocks/start.ts';
          export { providers, tokenOf } from './src/contracts/providers.ts';`,
        resolveDir: fileURLToPath(new URL('..', import.meta.url)),
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile,
      logLevel: 'error',
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
