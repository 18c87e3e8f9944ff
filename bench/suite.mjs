// What the suite costs in process, in a fresh process each: the run itself, without Node's own start. Checks run in one thread and mocks in
// another, as `conform` does. Beside it, in the same process, a loop of as many plain fetches over loopback, in one thread. The time is that
// of a clock, on two cores without other load; on a loaded machine only the processor time says something.
// Run: node suite.mjs [--rounds N]; nothing needs to be built.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { createRows, median } from './rows.mjs';

const MOST_MS = 3.5;
const MOST_LOOPS = 1.5;
/** Of both cores together: what the bound of the time leaves for processor time. */
const MOST_LOOPS_OF_CORES = 2 * MOST_LOOPS;
const MOST_SHARE = 10;
const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 3 : Number(process.argv[at + 1]);

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(`${root}node_modules/.bench-`);
process.on('exit', () => rmSync(folder, { recursive: true }));
await build({
  absWorkingDir: root,
  entryPoints: [
    { in: 'conformance/index.ts', out: 'index' },
    { in: 'bench/support/one-suite-run.mjs', out: 'run' },
    // The programs of children and threads, beside the file that starts them.
    { in: 'src/media/inspector.ts', out: 'inspector' },
    { in: 'src/subtitles/work/subtitle-worker.ts', out: 'subtitle-worker' },
    { in: 'mocks/translateplus/work/file-worker.ts', out: 'file-worker' },
    { in: 'conformance/targets/mock/thread/mock-worker.ts', out: 'mock-worker' },
  ],
  outdir: folder,
  bundle: true,
  splitting: true,
  sourcemap: 'external',
  external: ['ioredis', 'bullmq', 'fast-check', './index.js'],
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'error',
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
});

const run = (...words) =>
  JSON.parse(execFileSync(process.execPath, [`${folder}/run.js`, ...words], { encoding: 'utf8' }));
const runs = Array.from({ length: rounds }, () => run());
const of = (pick) => median(runs.map(pick));
const [{ checks, requests }] = runs;
const rows = createRows('suite');
rows.exactly(`${checks} checks in process: not passed`, Math.max(...runs.map((one) => one.notPassed)), 0);
rows.atMost(
  `${checks} checks in process: time of one`,
  of(({ wall }) => wall / checks),
  MOST_MS,
  'ms',
);
rows.atMost(
  `${requests} requests of the checks / as many plain fetches: time`,
  of(({ wall, loop }) => wall / loop.wall),
  MOST_LOOPS,
);
rows.atMost(
  'the same: processor time, of both cores together',
  of(({ cpu, loop }) => cpu / loop.cpu),
  MOST_LOOPS_OF_CORES,
);
rows.atMost("the runner's own share of the time", run('--profile').share, MOST_SHARE, '%');
rows.end();
