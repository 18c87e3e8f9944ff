import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { conductTable } from './conduct-table.ts';

it('stands in the documentation', () => {
  const page = readFileSync(new URL('../../../docs/conduct.md', import.meta.url), 'utf8');
  expect(page).toContain(conductTable());
});
