// Over docs/licences.md, scripts/licences.mjs and scripts/bundled-licences.mjs.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { builtIn, licencesPage } from '../scripts/licences.mjs';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as Parameters<typeof licencesPage>[0];

it('lists the packages of the lock and of the build (else: npm run build && npm run licences)', () => {
  expect(read('docs/licences.md')).toBe(licencesPage(lock, builtIn(read('dist/licences.txt'))));
});

it('lists only licences that allow a package under MIT to depend on them', () => {
  const named = [...read('docs/licences.md').matchAll(/^\| `.+` \| .+ \| (.+) \| .+ \|$/gm)].map(
    ([, licence]) => licence,
  );
  const known = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', '0BSD', 'Apache-2.0', 'MPL-2.0'];
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((licence = '') => !known.includes(licence))).toEqual([]);
});

it('leaves out what only development needs, and refuses a package without a licence', () => {
  const packages = {
    '': {},
    'node_modules/b': { version: '2.0.0', license: 'ISC' },
    'node_modules/@x/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/b/node_modules/c': { version: '3.0.0', license: 'MIT', dev: true },
    'node_modules/e': { version: '4.0.0', license: 'MIT', dev: true },
  };
  const page = licencesPage({ packages }, ['e 4.0.0', 'c 2.0.0']);
  expect(page).toContain('Licences: ISC (1), MIT (2).');
  expect(page).toContain(
    '| `@x/a` | 1.0.0 | MIT | installed |\n| `b` | 2.0.0 | ISC | installed |\n| `e` | 4.0.0 | MIT | in `dist` |\n',
  );
  expect(() => licencesPage({ packages: { 'node_modules/d': { version: '1.0.0' } } }, [])).toThrow(
    'd states no licence',
  );
});
