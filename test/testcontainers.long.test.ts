// Over examples/testcontainers: the package testcontainers has what entry/containers/peer.ts says of it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { itWhere } from './support/needed.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const installed = existsSync(`${root}examples/testcontainers/node_modules/testcontainers`);

itWhere('npm ci --ignore-scripts --prefix examples/testcontainers', installed)('compiles against the package', () => {
  const tsc = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace('package.json', 'bin/tsc');
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--allowImportingTsExtensions'];
  const target = ['--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
  const file = 'examples/testcontainers/types.ts';
  const ended = spawnSync(process.execPath, [tsc, ...options, ...target, file], { cwd: root, encoding: 'utf8' });
  expect(ended.stdout + ended.stderr).toBe('');
});
