// How long the complete measurement of the suite's power takes, with its two processes. Needs `npm run build`.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MOST_SECONDS = 240;
const program = fileURLToPath(new URL('../dist/bin/conform.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'power-'));
const from = performance.now();
let last = '';
const child = spawn(process.execPath, [program, 'power', '--out', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
child.stdout.setEncoding('utf8').on('data', (text) => {
  last = (last + text).slice(-2_000);
});
const code = await new Promise((resolve) => {
  child.once('close', resolve);
});
rmSync(folder, { recursive: true });
const seconds = (performance.now() - from) / 1000;
const held = seconds <= MOST_SECONDS && code === 0;
console.log(last.slice(last.lastIndexOf('\n\n') + 2).trim());
console.log(`power: ${seconds.toFixed(0)} s (at most ${MOST_SECONDS}: ${held ? 'held' : 'NOT HELD'})`);
if (!held) process.exitCode = 1;
