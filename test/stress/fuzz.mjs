// Random requests over every listener. Usage: node test/stress/fuzz.mjs [--requests N] [--seconds N] [--seed N] [--program FILE]
// Holds when both programs live, every answer has its service's shape, none is a 500, and health is answered meanwhile.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutate } from './fuzz/mutate.mjs';
import { seeds } from './fuzz/seeds.mjs';
import { problemOf } from './fuzz/verdict.mjs';
import { createAgent, send, sendJson, watchHealth } from './support/http.mjs';
import { readOptions } from './support/options.mjs';
import { startMocks, startOrigin } from './support/programs.mjs';
import { createRandom } from './support/random.mjs';
import { percentile, report } from './support/report.mjs';

const options = readOptions({ requests: 175_000, seconds: 1_800, seed: 1, parallel: 24 });
/** An answer to health may take so long, in ms: this process and the servers share the machine. */
const HEALTHY = 5_000;
/** How often each listener is asked. */
const SHARES = [
  'cloudflare',
  'cloudflare',
  'cloudflare',
  'gcore',
  'gcore',
  'gcore',
  'translateplus',
  'translateplus',
  'control',
  'control',
  'origin',
];

const folder = mkdtempSync(join(tmpdir(), 'stress-fuzz-'));
const mocks = await startMocks(options.program);
const control = mocks.ready.control.url;
const origin = await startOrigin(options.program, { data: join(folder, 'data'), mocks });
const violations = [];
const figures = { sent: 0, unsendable: 0, byStatus: {}, byListener: {}, times: [] };
try {
  await fuzz();
} catch (error) {
  violations.push(`the script failed: ${error.stack}`);
} finally {
  await stop();
  rmSync(folder, { recursive: true, force: true });
}
report(`fuzz, seed ${options.seed}`, rows(), violations);
// Whatever still waits for an answer after a failure.
process.exit();

async function fuzz() {
  const random = createRandom(options.seed);
  const listeners = await prepare();
  const agent = createAgent(options.parallel);
  const until = performance.now() + options.seconds * 1_000;
  const watches = [watchHealth(control), watchHealth(origin.ready.url)];
  let isOver = false;
  const work = async () => {
    while (!isOver && figures.sent < options.requests && performance.now() < until) {
      const number = figures.sent;
      figures.sent += 1;
      const name = random.pick(SHARES);
      const { url, headers, seeds: all, ids, prefix } = listeners[name];
      const seed = random.pick(all);
      const made = mutate(random, { ...seed, target: seed.target.replaceAll('{id}', () => random.pick(ids)) }, headers);
      if (made.target.startsWith('/')) made.target = prefix + made.target;
      const answer = await send(url, made, { agent });
      judge(number, name, made, answer, ids);
      if (!mocks.running() || !origin.running()) throw new Error(`a program ended at request ${number}`);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: options.parallel }, work)).finally(() => {
    isOver = true;
    agent.destroy();
  });
  figures.seconds = (performance.now() - begun) / 1_000;
  for (const watch of watches) {
    const { slowest, failures } = await watch.stop();
    violations.push(...failures);
    figures.slowestHealth = Math.max(figures.slowestHealth ?? 0, slowest);
    if (slowest > HEALTHY) violations.push(`health took ${slowest} ms`);
  }
}

/** Opens a tenant without limits, and a captioned video at the origin. */
async function prepare() {
  const { limits } = await sendJson(control, 'POST', '/tenants', { name: 'limits' });
  const tenant = await sendJson(control, 'POST', '/tenants', {
    name: 'stress',
    credits: 1_000_000_000,
    limits: Object.fromEntries(Object.keys(limits).map((name) => [name, null])),
  });
  const { 'cloudflare-stream': stream, 'gcore-ai': gcore, translateplus } = mocks.ready.providers;
  const { full } = tenant.credentials['cloudflare-stream'];
  const bearer = { Authorization: `Bearer ${full.apiToken}` };
  const account = new URL(stream.baseUrl);
  const video = await uploadVideo();
  return {
    control: { url: control, headers: {}, seeds: seeds.control(), ids: ['x'], prefix: '' },
    cloudflare: {
      url: account.origin,
      headers: bearer,
      seeds: seeds.cloudflare(),
      ids: ['0123456789abcdef0123456789abcdef'],
      prefix: `${account.pathname}/accounts/${full.accountId}`,
    },
    gcore: {
      url: gcore.baseUrl,
      headers: { Authorization: `APIKey ${tenant.credentials['gcore-ai'].full.apiKey}` },
      seeds: seeds.gcore(),
      ids: ['1'],
      prefix: '',
    },
    translateplus: {
      url: translateplus.baseUrl,
      headers: { 'X-API-KEY': tenant.credentials.translateplus.full.apiKey },
      seeds: seeds.translateplus(),
      ids: ['x'],
      prefix: '',
    },
    origin: { url: origin.ready.url, headers: {}, seeds: seeds.origin(video), ids: ['x'], prefix: '' },
  };
}

async function uploadVideo() {
  const form = new FormData();
  form.set('to', 'es');
  const file = readFileSync(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
  form.set('video', new Blob([file]), 'hello.mp4');
  const { id } = await (await fetch(`${origin.ready.url}/videos`, { method: 'POST', body: form })).json();
  for (let tries = 0; tries < 300; tries += 1) {
    const { job } = await sendJson(origin.ready.url, 'GET', `/videos/${id}`);
    if (job.state === 'done') return id;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error('the video was not captioned');
}

function judge(number, listener, made, answer, ids) {
  if (answer.unsendable) {
    figures.unsendable += 1;
    return;
  }
  figures.times.push(answer.ms);
  figures.byListener[listener] = (figures.byListener[listener] ?? 0) + 1;
  figures.byStatus[answer.status] = (figures.byStatus[answer.status] ?? 0) + 1;
  const problem = problemOf(listener, made, answer);
  if (problem !== null) {
    const target = made.target.length > 120 ? `${made.target.slice(0, 120)}...` : made.target;
    violations.push(
      `#${number} ${listener} ${made.method} ${target} ${JSON.stringify(made.headers).slice(0, 200)}: ${problem}`,
    );
    return;
  }
  const id = /"(?:uid|task_id|id)":\s*"?([\w-]+)"?/.exec(answer.bytes.toString('utf8', 0, 2_000))?.[1];
  if (id === undefined || answer.status >= 300) return;
  ids.push(id);
  if (ids.length > 20) ids.shift();
}

async function stop() {
  for (const [name, program] of Object.entries({ mocks, origin })) {
    const wasRunning = program.running();
    const { code, signal } = await program.stop();
    if (!wasRunning) violations.push(`${name} ended by itself: ${code ?? signal}`);
    if (/\n\s+at .*:\d+:\d+/.test(program.errors()))
      violations.push(`${name} wrote: ${program.errors().slice(0, 1_500)}`);
  }
}

function rows() {
  const { times } = figures;
  const listed = (counts) =>
    Object.entries(counts)
      .map(([name, count]) => `${name}: ${count}`)
      .join(', ');
  return [
    ['requests', `${figures.sent} in ${Math.round(figures.seconds ?? 0)} s`],
    ['not sendable', String(figures.unsendable)],
    ['by listener', listed(figures.byListener)],
    ['by status', listed(figures.byStatus)],
    [
      'p50, p99, slowest',
      `${[percentile(times, 50), percentile(times, 99), percentile(times, 100)].map(Math.round).join(', ')} ms`,
    ],
    ['slowest health', `${figures.slowestHealth ?? '-'} ms`],
  ];
}
