// Covers: failure-tables.ts, provider-row.ts, tenant-name.ts

import { expect, it } from 'vitest';
import { loadFailureTables } from './failure-tables.ts';
import { environmentOf } from './provider-row.ts';
import { providerIds, providerOf, providerRows, tokenOf, unknownProvider } from './providers.ts';
import { isTenantName } from './tenant-name.ts';

it('finds each provider by its id alone', () => {
  expect(providerIds).toEqual(providerRows.map(([id]) => id));
  for (const id of providerIds) expect(providerOf(id)).toBe(id);
  for (const id of ['', 'nobody', 'constructor']) expect(providerOf(id)).toBeUndefined();
});

it('names the known providers beside an unknown one', () => {
  for (const id of providerIds) expect(unknownProvider('nobody', providerIds)).toContain(id);
});

it('points the variables of each provider at an address and a credential', () => {
  for (const [, row] of providerRows) {
    const credentials = row.credentials(tokenOf('a'));
    const environment = environmentOf(row, 'http://127.0.0.1:1', credentials);
    expect(environment[row.baseUrlVariable]).toBe('http://127.0.0.1:1');
    for (const [part, variable] of Object.entries(row.credentialVariables)) {
      expect(environment[variable]).toBe(credentials[part]);
    }
  }
});

it('loads the failures of every provider', async () => {
  const tables = await loadFailureTables();
  expect(Object.keys(tables)).toEqual([...providerIds]);
  for (const table of Object.values(tables)) expect(Object.keys(table).length).toBeGreaterThan(5);
});

it.each([
  ['a', true],
  ['0_b-c', true],
  ['a'.repeat(64), true],
  ['a'.repeat(65), false],
  ['', false],
  ['-a', false],
  ['A', false],
  ['a/b', false],
])('tells whether %j can name a tenant: %s', (text, expected) => {
  expect(isTenantName(text)).toBe(expected);
});
