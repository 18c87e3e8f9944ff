// How long the suite takes in process, in a fresh process each: the run itself, without Node's own start. Load decides on
// small machines, so CPU time stands beside the clock.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { createRows, median } from './rows.mjs';

const ROUNDS = 5;
const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(`${root}node_modules/.bench-`);
await build({
  absWorkingDir: root,
  entryPoints: ['conformance/index.ts'],
  outdir: folder,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'error',
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
});
writeFileSync(
  `${folder}/run.mjs`,
  `import { allChecks, mockTarget, runConformance } from './index.js';
const providers = process.argv[2] === 'all' ? undefined : [process.argv[2]];
const target = await mockTarget({});
const [from, cpu] = [performance.now(), process.cpuUsage()];
const { summary } = await runConformance({ target, checks: allChecks, ...(providers ? { providers } : {}) });
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ passed: summary.passed, wall: performance.now() - from, cpu: (user + system) / 1000 }));
await target.close();`,
);

const rows = createRows('suite');
for (const [what, most] of [
  ['translateplus', 1_000],
  ['all', 2_500],
]) {
  const runs = Array.from({ length: ROUNDS }, () =>
    JSON.parse(execFileSync(process.execPath, [`${folder}/run.mjs`, what], { encoding: 'utf8' })),
  );
  rows.atMost(`${runs[0].passed} checks of ${what} in process`, median(runs.map((run) => run.wall)), most, 'ms');
}
rows.end();
rmSync(folder, { recursive: true });
