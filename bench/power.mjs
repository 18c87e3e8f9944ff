// How long the measurement of the suite's power takes with its two processes, and that of a user's tests. Run: node power.mjs [--quick],
// after npm run build. --quick takes every tenth run of the suite.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRows } from './rows.mjs';

/** Of each mutant. The variations and the failures of the providers, which are not counted, are within it. */
const MOST_SECONDS = 0.13;
/** Of the time with one worker: half of it, and what each worker does once. */
const MOST_OF_ONE = 0.65;
const MOST_OF_USERS = 20;
const quick = process.argv.includes('--quick');
const path = (below) => fileURLToPath(new URL(`../${below}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'power-'));

/** Runs a program to its end; returns what it printed, its exit code and its seconds. */
async function timed(program, ...words) {
  const from = performance.now();
  const child = spawn(process.execPath, [path(`dist/bin/${program}.js`), ...words], {
    cwd: path('.'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  const code = await new Promise((resolve) => {
    child.once('close', resolve);
  });
  return { text, code, seconds: (performance.now() - from) / 1000 };
}

const rows = createRows('power');
const whole = await timed('conform', 'power', '--out', folder, ...(quick ? ['--shard', '1/10'] : []));
if (whole.code !== 0) console.error(whole.text.slice(whole.text.lastIndexOf('\n\n')).trim());
const what = quick ? 'every tenth run of conform power' : 'conform power';
const mutants = Number(/(\d+) of \d+ mutants caught/.exec(whole.text)?.[1] ?? 0);
rows.exactly(`${what}: exit code`, whole.code, 0);
rows.atMost(
  `${what}: time of one of ${mutants} mutants, variations included`,
  whole.seconds / mutants,
  MOST_SECONDS,
  's',
);

const sample = ['power', '--sample', '60'];
const one = await timed('conform', ...sample, '--workers', '1');
const two = await timed('conform', ...sample, '--workers', '2');
rows.atMost('60 mutants: time with two workers / with one', two.seconds / one.seconds, MOST_OF_ONE);

const naive = ['--', process.execPath, '--test', path('test/examples/naive-client/client.test.mjs')];
const users = await timed(
  'caption-harness',
  'mutate',
  '--sample',
  '100',
  // Its tests share neither files nor ports.
  '--workers',
  '2',
  '--out',
  join(folder, 'users.json'),
  // A file of its own: verdicts of an earlier run would be taken over.
  '--state',
  join(folder, 'state.json'),
  ...naive,
);
rows.atMost("mutate --sample 100 --workers 2 with a naive client's tests", users.seconds, MOST_OF_USERS, 's');
rmSync(folder, { recursive: true });
rows.end();
