// Over the guides that show files: each works in a project of a user, with the runner that it is for.
// Covers: support/guide/project.ts
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { foreignRunners, useExampleProject } from './support/example-package.ts';
import { filesOf, runProject } from './support/guide/project.ts';
import { itNeeds } from './support/needed.ts';
import { useBuiltPrograms } from './support/programs.ts';
import { pythonWith } from './support/python.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const guides = `${root}docs/guides/`;
const project = useExampleProject();
const programs = useBuiltPrograms();
const python = pythonWith('pytest');

/** What a guide needs that this package does not bring. */
const needs: Readonly<Record<string, { readonly what: string; readonly isHere: boolean }>> = {
  'jest.md': { what: 'FOREIGN_RUNNERS, a folder with jest', isHere: foreignRunners !== undefined },
  'playwright.md': { what: 'FOREIGN_RUNNERS, a folder with @playwright/test', isHere: foreignRunners !== undefined },
  'msw.md': { what: 'FOREIGN_RUNNERS, a folder with msw', isHere: foreignRunners !== undefined },
  'pytest.md': { what: 'Python with pytest', isHere: python !== null },
};

/** The commands that npm would have put into the project. */
function linkCommands(bin: string): void {
  if (existsSync(bin)) return;
  mkdirSync(bin);
  for (const name of ['caption-harness', 'conform'] as const) {
    writeFileSync(`${bin}/${name}`, `#!/bin/sh\nexec "${process.execPath}" "${programs.path(name)}" "$@"\n`);
    chmodSync(`${bin}/${name}`, 0o755);
  }
  symlinkSync(`${root}node_modules/vitest/vitest.mjs`, `${bin}/vitest`);
  if (python !== null) symlinkSync(python, `${bin}/python3`);
  if (foreignRunners === undefined) return;
  symlinkSync(`${foreignRunners}/node_modules/jest/bin/jest.js`, `${bin}/jest`);
  symlinkSync(`${foreignRunners}/node_modules/@playwright/test/cli.js`, `${bin}/playwright`);
}

const pages = readdirSync(guides)
  .map((name) => ({ name, page: readFileSync(guides + name, 'utf8') }))
  .filter(({ page }) => filesOf(page).length > 0);

for (const { name, page } of pages) {
  const { what = '', isHere = true } = needs[name] ?? {};
  itNeeds(what, isHere)(`docs/guides/${name} works as it is printed`, { timeout: 60_000 }, async () => {
    const folder = `${project()}/${name.replace('.md', '')}`;
    const bin = `${project()}/node_modules/.bin`;
    linkCommands(bin);
    mkdirSync(folder);
    if (name === 'pytest.md') copyFileSync(`${root}examples/python/harness.py`, `${folder}/harness.py`);
    const quiet = { VITEST: '', CI: '', NODE_OPTIONS: '', PYTHONDONTWRITEBYTECODE: '1', npm_config_offline: 'true' };
    await runProject(page, folder, { ...quiet, PATH: `${bin}:${process.env.PATH}` });
  });
}

it('a guide with a wrong promise fails', async () => {
  const page = '```js\n// a.mjs\nconsole.log(1);\n```\n```sh\nnode a.mjs   # 2\n```\n';
  await expect(runProject(page, `${project()}/wrong`, {})).rejects.toThrow('expected: 2\ngot: 0\n1');
});
