// 100,000 finished tasks in one account of the Gcore mock, beside 100: time of a page of each list, over HTTP on
// loopback, and heap a task. Run: node --expose-gc gcore-ai.mjs. Exits 1 when a bound is not held.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const FEW = 100;
const MANY = 100_000;
/** A clip of half a minute: a short result. */
const URL = (number) => `https://media.example.com/clip-${number}.mp4?mock-duration=30`;
const PAGES = [
  { name: 'list, first page', query: '', bound: 2 },
  { name: 'list, a later page', query: 'page=9', bound: 2 },
  { name: 'status=SUCCESS', query: 'status=SUCCESS', bound: 2 },
  { name: 'status=FAILURE (one in ten)', query: 'status=FAILURE', bound: 2 },
  { name: 'ordering=task_id', query: 'ordering=task_id', bound: 2 },
  { name: 'search, found in all', query: 'search=media.example', bound: MANY / FEW },
  { name: 'search, found in none', query: 'search=nowhere', bound: MANY / FEW },
];
const MOST_BYTES = 2_000;

if (!globalThis.gc) throw new Error('run with node --expose-gc');

const { startWorld, createTask } = await loadMock();
const few = await measure(FEW);
const many = await measure(MANY);

const rows = PAGES.map(({ name, bound }) => {
  const factor = many.times[name] / few.times[name];
  return { name, few: `${few.times[name].toFixed(2)} ms`, many: `${many.times[name].toFixed(2)} ms`, factor, bound };
});
console.log(`Median of a page at ${FEW} and at ${MANY} finished tasks:`);
for (const { name, few: a, many: b, factor, bound } of rows) {
  console.log(`  ${name.padEnd(30)} ${a.padStart(9)} ${b.padStart(10)}  x${factor.toFixed(2)} (at most x${bound})`);
}
console.log(`Heap a task at ${MANY}: ${Math.round(many.bytes)} bytes (at most ${MOST_BYTES})`);
console.log(`Filling: ${Math.round(many.fillSeconds)} s for ${MANY} whole lives`);
const held = rows.every(({ factor, bound }) => factor <= bound) && many.bytes <= MOST_BYTES;
process.exitCode = held ? 0 : 1;

/** Bundles the mock from its source and loads it; externals would not be found from a temporary folder. */
function loadMock() {
  const folder = mkdtempSync(join(tmpdir(), 'caption-harness-bench-'));
  const outfile = join(folder, 'mock.cjs');
  return build({
    stdin: {
      contents: `export { startWorld } from './mocks/start.ts';
        export { createTask } from './mocks/gcore-ai/life/create-task.ts';`,
      resolveDir: fileURLToPath(new globalThis.URL('..', import.meta.url)),
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  })
    .then(() => createRequire(import.meta.url)(outfile))
    .finally(() => rmSync(folder, { recursive: true, force: true }));
}

async function measure(tasks) {
  const running = await startWorld({ settings: { clock: 'manual' } });
  const { baseUrl, credentials } = running.providers['gcore-ai'];
  const headers = { Authorization: `APIKey ${credentials.apiKey}` };
  const tenant = running.world.tenant('demo');
  await fetch(`${baseUrl}/streaming/ai/tasks`, { headers });
  const before = heap();
  const started = performance.now();
  for (let made = 0; made < tasks; made += 100) {
    for (let one = made; one < Math.min(tasks, made + 100); one += 1) {
      const url = one % 10 === 0 ? `${URL(one)}&mock-failure=network-timeout` : URL(one);
      createTask(tenant, { url, task_name: 'transcription' });
    }
    await tenant.advance(60);
  }
  const fillSeconds = (performance.now() - started) / 1000;
  const bytes = (heap() - before) / tasks;
  const times = {};
  for (const { name, query } of PAGES) times[name] = await median(`${baseUrl}/streaming/ai/tasks?${query}`, headers);
  await running.close();
  return { times, bytes, fillSeconds };
}

function heap() {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

async function median(url, headers) {
  const times = [];
  for (let round = 0; round < 60; round += 1) {
    const started = performance.now();
    const response = await fetch(url, { headers });
    await response.text();
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
    if (round >= 20) times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}
