// Over docs/licences.md and scripts/licences.mjs.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { licencesPage } from '../scripts/licences.mjs';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as Parameters<typeof licencesPage>[0];

it('lists the packages of the lock (else: npm run licences)', () => {
  expect(read('docs/licences.md')).toBe(licencesPage(lock));
});

it('lists only licences that allow a package under MIT to depend on them', () => {
  const named = [...read('docs/licences.md').matchAll(/^\| `.+` \| .+ \| (.+) \|$/gm)].map(([, licence]) => licence);
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
  };
  const page = licencesPage({ packages });
  expect(page).toContain('Licences: ISC (1), MIT (1).');
  expect(page).toContain('| `@x/a` | 1.0.0 | MIT |\n| `b` | 2.0.0 | ISC |\n');
  expect(() => licencesPage({ packages: { 'node_modules/d': { version: '1.0.0' } } })).toThrow('d states no licence');
});
