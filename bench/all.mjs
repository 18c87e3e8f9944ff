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
/** By name: flags of Node, and options of the quick form. */
const BENCHES = {
  growth: { node: ['--expose-gc'], options: ['--quick'] },
  http: { options: ['--quick'], writes: true },
  origin: { options: ['--quick'] },
  pipeline: { options: ['--quick'] },
  'cloudflare-stream': {},
  subtitles: { options: ['--quick'] },
  webvtt: {},
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
installPeers();
const writes = names.length === 0 && !flags.includes('--print');

const folder = mkdtempSync(join(tmpdir(), 'caption-harness-bench-'));
const rows = [];
const began = performance.now();
for (const [name, bench] of Object.entries(BENCHES)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const from = performance.now();
  console.error(`${name}`);
  rows.push(...(await run(name, bench)));
  console.error(`${name}: ${((performance.now() - from) / 1000).toFixed(0)} s`);
}
rmSync(folder, { recursive: true });
const own = createRows('all');
if (names.length === 0) own.atMost('time of all benchmarks', (performance.now() - began) / 1000, MOST_SECONDS, 's');
rows.push(...own.rows);
const held = rows.filter(({ holds }) => holds === true).length;
const missed = rows.filter(({ holds }) => holds === false);
const where = `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores.`;
const text = `${where} ${held} of ${rows.length} hold.\n\n${tableOf(rows)}`;
console.log(text);
if (writes) writeBlock(here('../docs/performance.md'), 'budgets', text);
process.exitCode = missed.length === 0 ? 0 : 1;

/** The rows of a benchmark. One that ends without any gives a row that does not hold. */
async function run(name, { node = [], options = [], writes: hasBlock = false }) {
  const file = join(folder, `${name}.json`);
  const child = spawn(
    process.execPath,
    [...node, here(`${name}.mjs`), ...options, ...(hasBlock && writes ? ['--write'] : [])],
    { cwd: here('.'), stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, BENCH_ROWS: file } },
  );
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  return [{ bench: name, claim: 'runs to its end', measured: `it ended with ${code}`, bound: '-', holds: false }];
}

/** Installs what the lock file names, where that is not done. No package of it needs its install scripts. */
function installPeers() {
  const [lock, installed] = [here('package-lock.json'), here('node_modules/.package-lock.json')];
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('npm ci');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here('.'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) fail('the peers are missing: npm ci --ignore-scripts in bench/ failed');
}

function fail(problem) {
  console.error(problem);
  process.exit(2);
}
