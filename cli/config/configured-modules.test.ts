// Covers: variable-of.ts
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { configuredModules } from './configured-modules.ts';

const folder = mkdtempSync(join(tmpdir(), 'modules-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
write('caption-harness.config.yaml', 'providerModule: [./a.mjs, b/c.ts]\n');
write('other.json', '{ "providerModule": ["d.mjs"] }');
write('code.mjs', 'export default { providerModule: ["e.mjs"] };');
write('broken.yaml', '{');
write('wrong.yaml', 'providerModule: { a: 1 }\n');

const variable = { CAPTION_HARNESS_PROVIDER_MODULE: 'v.mjs, w.mjs' };

it.each<[string, readonly string[], NodeJS.ProcessEnv, readonly string[]]>([
  ['the file of the folder, relative to it', ['serve'], {}, ['a.mjs', 'b/c.ts']],
  ['the named file', ['serve', '--config', join(folder, 'other.json')], {}, ['d.mjs']],
  ['a file of code', ['serve', `--config=${join(folder, 'code.mjs')}`], {}, ['e.mjs']],
  ['the file of the variable', ['serve'], { CAPTION_HARNESS_CONFIG: join(folder, 'other.json') }, ['d.mjs']],
  [
    'no file that another program gets',
    ['exec', '--', 'x', '--config', join(folder, 'other.json')],
    {},
    ['a.mjs', 'b/c.ts'],
  ],
  ['no broken file', ['serve', '--config', join(folder, 'broken.yaml')], {}, []],
  ['no file of another form', ['serve', '--config', join(folder, 'wrong.yaml')], {}, []],
  ['no missing file', ['serve', '--config', join(folder, 'none.yaml')], {}, []],
])('reads %s', async (_case, words, environment, expected) => {
  expect(await configuredModules(words, { environment, folder })).toEqual(expected.map((path) => join(folder, path)));
});

it('prefers the options, then the variable', async () => {
  const words = ['serve', '--provider-module', 'o.mjs'];
  expect(await configuredModules(words, { environment: variable, folder })).toEqual(['o.mjs']);
  expect(await configuredModules(['serve'], { environment: variable, folder })).toEqual(['v.mjs', 'w.mjs']);
});
