import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runHere } from '../../test/support/in-process.ts';
import { unknownVariables } from './unknown-variables.ts';

it.each([
  ['CAPTION_HARNESS_PROT', 'is ignored: no setting has this variable. Did you mean CAPTION_HARNESS_PORT?'],
  ['CAPTION_HARNESS_CLOKC', 'is ignored: no setting has this variable. Did you mean CAPTION_HARNESS_CLOCK?'],
  ['CAPTION_HARNESS_ZZZZ', 'is ignored: no setting has this variable.'],
])('tells that %s is not read', (name, text) => {
  expect(unknownVariables({ [name]: '1' })).toEqual([`${name} ${text}`]);
});

it('says nothing of variables that are read, and of those of others', () => {
  const read = ['PORT_BASE', 'DATA_DIR', 'REPORTER', 'CREDENTIAL', 'TOKEN', 'REDIS', 'CONTROL_URL', 'WORLD'];
  const environment = Object.fromEntries(read.map((name) => [`CAPTION_HARNESS_${name}`, '1']));
  expect(unknownVariables({ ...environment, CAPTION_HARNESS: 'npx', CAPTION: '1', PATH: '' })).toEqual([]);
});

it('knows every variable that the sources name', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const named = ['cli', 'conformance', 'entry', 'mocks', 'src'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap(
        (name) => readFileSync(`${root}${folder}/${name}`, 'utf8').match(/\bCAPTION_HARNESS_[A-Z_]*[A-Z]\b/g) ?? [],
      ),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(unknownVariables(Object.fromEntries(named.map((name) => [name, '1'])))).toEqual([]);
});

it('warns on stderr, once for a command', async () => {
  const env = { CAPTION_HARNESS_PROT: '1' };
  const { code, stderr } = await runHere('caption-harness', ['serve', '--print-config'], { env });
  expect([code, stderr]).toEqual([0, expect.stringMatching(/^warning: CAPTION_HARNESS_PROT is ignored: .*\n$/)]);
});
