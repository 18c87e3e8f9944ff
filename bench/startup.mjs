// From spawn to ready: `caption-harness serve --json` against a bare Express program, side by side in one run.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROUNDS = 15;
const MOST = 2;
const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(`${root}node_modules/.bench-`);
const bare = `${folder}/bare.mjs`;
writeFileSync(
  bare,
  "import express from 'express';\nconst app = express();\napp.get('/', (_request, response) => response.json({}));\n" +
    "app.listen(0, '127.0.0.1', () => console.log('ready'));\n",
);

const untilFirstLine = (args) =>
  new Promise((resolve, reject) => {
    const from = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child.once('error', reject);
    child.stdout.once('data', () => {
      resolve(performance.now() - from);
      child.kill('SIGKILL');
    });
  });
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const programs = {
  'bare Express': [bare],
  'serve --json': [`${root}dist/bin/caption-harness.js`, 'serve', '--json', '--ports', 'auto'],
};
const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [name, args] of Object.entries(programs)) {
    const took = await untilFirstLine(args);
    if (round > 0) times[name].push(took);
  }
}
rmSync(folder, { recursive: true });
const [baseline, ours] = Object.values(times).map(median);
for (const [name, list] of Object.entries(times)) console.log(`${name.padEnd(14)} ${median(list).toFixed(0)} ms`);
console.log(
  `ratio          ${(ours / baseline).toFixed(2)} (at most ${MOST}), Node ${process.version}, median of ${ROUNDS}`,
);
if (ours / baseline > MOST) process.exitCode = 1;
