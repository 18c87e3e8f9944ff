import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contracts } from '../contracts.ts';
import { providerIds } from '../providers.ts';
import { absentOperations, absentSection } from './absent.ts';

it('equals the last section of docs/limits.md; `caption-harness failures --write` updates it', () => {
  const page = readFileSync(new URL('../../../docs/limits.md', import.meta.url), 'utf8');
  expect(page.endsWith(`\n${absentSection()}`)).toBe(true);
});

it.each(providerIds)('lists no operation that the mock of %s emulates', (id) => {
  const { operations } = contracts[id];
  const bare = (path: string) => path.replace(/\{\w+\}/g, '{}');
  const known = new Set(operations.map(({ method, path }) => `${method.toUpperCase()} ${bare(path)}`));
  expect(absentOperations(id).filter(({ method, path }) => known.has(`${method} ${bare(path)}`))).toEqual([]);
});
