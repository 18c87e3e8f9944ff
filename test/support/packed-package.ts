import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A project whose only files are the package as npm packs it, what it depends on, and the MCP package that it asks for. */
export interface PackedPackage {
  /** The folder of the project, at a test's time. */
  project(): string;
  /** The folder of the package in it, at a test's time. */
  path(): string;
}

/** Packs `dist` as it is, or builds it where there is none, and unpacks it as npm would install it. */
export function usePackedPackage(): PackedPackage {
  let project = '';
  const path = () => `${project}/node_modules/caption-harness`;
  beforeAll(() => {
    if (!existsSync(`${root}dist/bin`)) npm(['run', 'build'], root);
    project = mkdtempSync(join(tmpdir(), 'packed-'));
    npm(['pack', '--ignore-scripts', '--pack-destination', project], root);
    const [file = ''] = readdirSync(project);
    mkdirSync(path(), { recursive: true });
    execFileSync('tar', ['xzf', join(project, file), '--strip-components=1', '-C', path()]);
    writeFileSync(`${project}/package.json`, JSON.stringify({ name: 'project', type: 'module' }));
    const { dependencies } = JSON.parse(readFileSync(`${path()}/package.json`, 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of [...Object.keys(dependencies), '@modelcontextprotocol/server']) {
      const to = `${project}/node_modules/${name}`;
      mkdirSync(dirname(to), { recursive: true });
      symlinkSync(`${root}node_modules/${name}`, to);
    }
  }, 120_000);
  afterAll(() => rmSync(project, { recursive: true, force: true }));
  return { project: () => project, path };
}

const npm = (args: readonly string[], cwd: string): void =>
  void execFileSync('npm', [...args, '--silent'], { cwd, stdio: 'ignore' });
