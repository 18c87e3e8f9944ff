import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { useBuiltPrograms } from './programs.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The folder with Jest and Playwright, which this package does not depend on: `.ci/run` makes it. Undefined: they are not here. */
export const foreignRunners = process.env.FOREIGN_RUNNERS;

/** A project of a user: a copy of `examples/`, with this package as npm would install it. Returns its path, at a test's time. */
export function useExampleProject(): () => string {
  const programs = useBuiltPrograms();
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'runners-'));
    const home = `${folder}/node_modules/caption-harness`;
    cpSync(programs.folder, `${home}/dist`, { recursive: true });
    const { buildJest } = (await import('../../scripts/jest.mjs' as string)) as {
      buildJest: (to: string) => Promise<void>;
    };
    await buildJest(`${home}/dist`);
    const manifest = readFileSync(`${root}package.json`, 'utf8');
    writeFileSync(`${home}/package.json`, manifest);
    writeFileSync(`${folder}/package.json`, JSON.stringify({ name: 'example', type: 'module' }));
    cpSync(`${root}examples`, `${folder}/examples`, { recursive: true });
    const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
    for (const name of [...Object.keys(dependencies), 'vitest', 'cloudflare']) link(folder, root, name);
    if (foreignRunners === undefined) return;
    for (const name of ['@playwright/test', 'jest-environment-node', 'msw']) link(folder, foreignRunners, name);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

/** Makes a package of another folder one of the project. */
function link(folder: string, from: string, name: string): void {
  const to = `${folder}/node_modules/${name}`;
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(`${from}/node_modules/${name}`, to);
}
