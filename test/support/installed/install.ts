import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { packInto } from '../packed-package.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The packages that guides and examples ask for, at the versions that are tested: those of package.json and of `.ci/run`. */
function packagesOfGuides(): string[] {
  const { devDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const own = ['vitest', 'cloudflare', 'express', 'supertest', '@modelcontextprotocol/server'];
  const [, foreign = ''] = /FOREIGN_RUNNERS" (.*?) &$/m.exec(readFileSync(`${root}.ci/run`, 'utf8')) ?? [];
  const runners = foreign.split(' ');
  const [, jest = ''] = runners.map((one) => /^jest@(.+)$/.exec(one)?.[1]).filter((one) => one !== undefined);
  return [...own.map((name) => `${name}@${devDependencies[name]}`), ...runners, `jest-environment-node@${jest || 30}`];
}

/** Projects of a user, outside of the repository: npm installed the packed package into them. */
export interface InstalledProjects {
  /** Only the package is in it. */
  bare(): string;
  /** With the packages of guides and examples, and a copy of the package's `examples/`. */
  full(): string;
}

/** Packs the package, and has npm install it into two empty projects. Needs the registry of npm, or its cache. */
export function useInstalledProjects(): InstalledProjects {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'installed-'));
    const { file } = packInto(folder);
    install(`${folder}/bare`, [file]);
    install(`${folder}/full`, [file, ...packagesOfGuides()]);
    cpSync(`${folder}/full/node_modules/caption-harness/examples`, `${folder}/full/examples`, { recursive: true });
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 600_000);
  return { bare: () => `${folder}/bare`, full: () => `${folder}/full` };
}

function install(folder: string, packages: readonly string[]): void {
  mkdirSync(folder);
  writeFileSync(`${folder}/package.json`, JSON.stringify({ name: 'project', private: true, type: 'module' }));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  execFileSync('npm', ['install', ...options, ...packages], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}
