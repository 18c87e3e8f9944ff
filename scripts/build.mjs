// What `npm ci` leaves behind: the bundled programs, and the library with its types.
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildBins } from './bins.mjs';
import { buildJest } from './jest.mjs';
import { buildPages } from './pages.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
rmSync(`${root}/dist`, { recursive: true, force: true });
await buildBins(`${root}/dist/bin`);
await buildJest(`${root}/dist/bin`);
await buildPages(`${root}/dist/pages`);

const tsc = createRequire(import.meta.url)
  .resolve('typescript/package.json')
  .replace('package.json', 'bin/tsc');
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
// The library starts the guard, too.
copyFileSync(`${root}/dist/bin/egress-guard.cjs`, `${root}/dist/lib/src/egress-guard/egress-guard.cjs`);
