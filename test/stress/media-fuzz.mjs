// Edits every number of good media files, cuts them at every part, and lets a server inspect each: memory and time must stay
// bounded, and another client must be answered meanwhile.
//
//   node test/stress/media-fuzz.mjs [--count 4000] [--minutes 10] [--seed 1] [--all]
//
// Prints a table; exit code 1 when a bound is broken. `--all` takes every mutation instead of a sample.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { memoryOf, percentile, watchHealth } from './measure.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '4000' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
  },
});
/** A file is refused, read or copied within this, in milliseconds, its place in the queue included: what spins is ended after
 * 1 s of CPU when it is inspected, and after 2 s when its sound is copied. */
const SLOWEST_MS = 20_000;
/** Of the server alone, and with its children, in bytes. */
const SERVER_BYTES = 300e6;
const TREE_BYTES = 600e6;
/** A quiet p99 below this is taken for it: the clock of a busy machine is no finer. */
const LEAST_QUIET_MS = 2;

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = mkdtempSync(join(root, 'node_modules/.cache/media-fuzz-'));
const folder = mkdtempSync(join(tmpdir(), 'media-fuzz-'));
process.on('exit', () => {
  rmSync(cache, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

await build({
  absWorkingDir: root,
  entryPoints: [
    'src/media/inspector.ts',
    'src/media/test-support/fuzz-host.ts',
    'src/media/test-support/samples.ts',
    'src/media/test-support/mutations.ts',
  ],
  entryNames: '[name]',
  outdir: cache,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
});
const load = (name) => import(pathToFileURL(join(cache, `${name}.js`)).href);
const { samples } = await load('samples');
const { mutationsOf } = await load('mutations');

const host = fork(join(cache, 'fuzz-host.js'), { stdio: 'inherit' });
const port = await new Promise((resolve) => host.once('message', resolve));
const ask = (path) =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const asked = request({ port, path, host: '127.0.0.1' }, async (response) => {
      const text = (await response.toArray()).join('');
      resolve({ text, ms: performance.now() - began });
    });
    asked.once('error', reject);
    asked.end();
  });

const files = await samples();
const first = join(folder, 'first');
writeFileSync(first, Object.values(files)[0]);
await ask(`/inspect?path=${first}`);
const quiet = await watchHealth(port, '/health', (stop) => setTimeout(stop, 3_000));

const until = Date.now() + Number(values.minutes) * 60_000;
const broken = [];
const rows = [];
let random = Number(values.seed) >>> 0;
const chance = () => {
  random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
  return random / 2 ** 32;
};

let serverPeak = 0;
let treePeak = 0;
const sampling = setInterval(() => {
  const { own, tree } = memoryOf(host.pid);
  serverPeak = Math.max(serverPeak, own);
  treePeak = Math.max(treePeak, tree);
}, 20);

const busy = await watchHealth(port, '/health', async (stop) => {
  for (const [kind, file] of Object.entries(files)) {
    const all = mutationsOf(file);
    const wanted = values.all ? all.length : Math.floor(Number(values.count) / Object.keys(files).length);
    const chosen = wanted >= all.length ? all : all.filter(() => chance() < wanted / all.length);
    const outcomes = {};
    const times = [];
    let next = 0;
    const work = async (lane) => {
      const path = join(folder, `file-${lane}`);
      while (next < chosen.length && Date.now() < until) {
        const { name, make } = chosen[next++];
        writeFileSync(path, make());
        // Every other file has its sound copied instead.
        const { text, ms } = await ask(`/${next % 2 === 0 ? 'inspect' : 'sound'}?path=${path}`);
        const { trouble, path: copy } = JSON.parse(text);
        const outcome = trouble ?? (copy === undefined ? 'read' : 'sound');
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        times.push(ms);
        if (outcome === 'defect') broken.push(`${kind}: ${name}: ${text}`);
        if (ms > SLOWEST_MS) broken.push(`${kind}: ${name}: took ${ms.toFixed(0)} ms`);
        if (outcome === 'too-costly') console.log(`  ended by its limits: ${kind}: ${name}`);
      }
    };
    await Promise.all([work(0), work(1)]);
    rows.push({
      kind,
      possible: all.length,
      tried: times.length,
      ...outcomes,
      'p99 ms': percentile(times, 99),
      'max ms': percentile(times, 100),
    });
  }
  stop();
});
clearInterval(sampling);
host.disconnect();

console.table(rows);
const tried = rows.reduce((sum, row) => sum + row.tried, 0);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
console.log(`${tried} files; server at most ${megabytes(serverPeak)}, with its children ${megabytes(treePeak)}`);
console.log(
  `health: quiet p99 ${quiet.p99} ms (${quiet.count}), meanwhile p99 ${busy.p99} ms, max ${busy.max} ms (${busy.count})`,
);
if (serverPeak > SERVER_BYTES) broken.push(`the server took ${megabytes(serverPeak)}`);
if (treePeak > TREE_BYTES) broken.push(`the server and its children took ${megabytes(treePeak)}`);
if (busy.p99 > 10 * Math.max(quiet.p99, LEAST_QUIET_MS)) broken.push(`health was answered in ${busy.p99} ms (p99)`);
for (const line of broken) console.log(`BROKEN: ${line}`);
process.exitCode = broken.length > 0 || tried === 0 ? 1 : 0;
