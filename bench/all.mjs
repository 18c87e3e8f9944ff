// Runs every benchmark in its quick form, prints one table of all rows, and exits with 1 if a bound is not held.
// Run: npm run bench in the repository, or node all.mjs [--print] [NAME...] here, after npm run build.
// A run of all replaces the generated tables of docs/performance.md; --print leaves the document alone.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRows, tableOf, writeBlock } from './rows.mjs';

const MOST_SECONDS = 600;
/** A benchmark that takes longer is ended: the others are still measured. */
const MOST_SECONDS_OF_ONE = 300;
/** By name: flags of Node, options of the quick form, whether it writes a table of the document, and whether it is nothing without peers. */
const BENCHES = {
  growth: { node: ['--expose-gc'], options: ['--quick'] },
  http: { options: ['--quick'], writes: true },
  origin: { options: ['--quick'] },
  pipeline: { options: ['--quick'] },
  'cloudflare-stream': {},
  subtitles: { options: ['--quick'], needsPeers: true },
  webvtt: { needsPeers: true },
  suite: {},
  power: { options: ['--quick'] },
  workers: { options: ['--quick'] },
};

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [flags, names] = [[], []];
for (const word of process.argv.slice(2)) (word.startsWith('--') ? flags : names).push(word);
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0)
  fail(`no benchmark is called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
if (!existsSync(here('../dist/bin/caption-harness.js'))) fail('the programs are missing: run npm run build first');
const hasPeers = installPeers();
const writes = names.length === 0 && !flags.includes('--print');

const folder = mkdtempSync(join(tmpdir(), 'caption-harness-bench-'));
const rows = [];
/** Seconds by benchmark. */
const times = [];
const began = performance.now();
for (const [name, bench] of Object.entries(BENCHES)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const from = performance.now();
  console.error(`${name}`);
  rows.push(...(await run(name, bench)));
  times.push(`${name} ${((performance.now() - from) / 1000).toFixed(0)} s`);
  console.error(times.at(-1));
}
rmSync(folder, { recursive: true });
const own = createRows('all');
if (names.length === 0) own.atMost('time of all benchmarks', (performance.now() - began) / 1000, MOST_SECONDS, 's');
rows.push(...own.rows);
const held = rows.filter(({ holds }) => holds === true).length;
const missed = rows.filter(({ holds }) => holds === false);
const where = `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores.`;
const absent = rows.filter(({ holds }) => holds === null).length;
const summary = `${held} of ${rows.length - absent} hold${absent === 0 ? '' : `, ${absent} could not be measured`}.`;
const text = `${where} ${summary} Time of each: ${times.join(', ')}.\n\n${tableOf(rows)}`;
console.log(text);
if (writes) writeBlock(here('../docs/performance.md'), 'budgets', text);
process.exitCode = missed.length === 0 ? 0 : 1;

/** The rows of a benchmark. One that ends without any gives a row that does not hold; one without its peers says so. */
async function run(name, { node = [], options = [], writes: hasBlock = false, needsPeers = false }) {
  if (needsPeers && !hasPeers) {
    return [{ bench: name, claim: 'all', measured: 'the peers are not installed', bound: '-', holds: null }];
  }
  const file = join(folder, `${name}.json`);
  const child = spawn(
    process.execPath,
    [...node, here(`${name}.mjs`), ...options, ...(hasBlock && writes ? ['--write'] : [])],
    { cwd: here('.'), stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, BENCH_ROWS: file } },
  );
  const timer = setTimeout(() => child.kill(), 1_000 * MOST_SECONDS_OF_ONE);
  const code = await new Promise((resolve) => child.once('close', (status, signal) => resolve(status ?? signal)));
  clearTimeout(timer);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const bound = `within ${MOST_SECONDS_OF_ONE} s`;
  return [{ bench: name, claim: 'runs to its end', measured: `it ended with ${code}`, bound, holds: false }];
}

/** Installs what the lock file names, where that is not done. No package of it needs its install scripts. Returns whether all are there. */
function installPeers() {
  const [lock, installed] = [here('package-lock.json'), here('node_modules/.package-lock.json')];
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  console.error('npm ci');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here('.'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) console.error('npm ci failed: peers that are missing are not measured');
  return status === 0;
}

function fail(problem) {
  console.error(problem);
  process.exit(2);
}
