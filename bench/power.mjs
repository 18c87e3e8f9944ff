// How long the measurement of the suite's power takes with its two processes, by run: of a mutant, a variation or the failures of a
// provider. Run: node power.mjs [--quick], after npm run build. --quick takes every tenth run.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRows } from './rows.mjs';

const MOST_SECONDS = 0.25;
const quick = process.argv.includes('--quick');
const program = fileURLToPath(new URL('../dist/bin/conform.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'power-'));
const args = ['power', '--out', folder, ...(quick ? ['--shard', '1/10'] : [])];
const from = performance.now();
let text = '';
const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
child.stdout.setEncoding('utf8').on('data', (part) => {
  text += part;
});
const code = await new Promise((resolve) => {
  child.once('close', resolve);
});
rmSync(folder, { recursive: true });
const seconds = (performance.now() - from) / 1000;
if (code !== 0) console.error(text.slice(text.lastIndexOf('\n\n')).trim());
const runs = Number(/^\d+\/(\d+) /.exec(text)?.[1] ?? 0);
const rows = createRows('power');
const what = quick ? 'every tenth run of conform power' : 'conform power';
rows.exactly(`${what}: exit code`, code, 0);
rows.atMost(`${what}: time of one of ${runs} runs`, seconds / runs, MOST_SECONDS, 's');
rows.end();
