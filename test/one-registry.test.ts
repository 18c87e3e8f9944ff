import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { mutants } from '../conformance/mutants/index.ts';
import { contracts } from '../src/contracts/contracts.ts';
import { providerIds } from '../src/contracts/providers.ts';

// Over the whole source: lists of providers derive from src/contracts/providers.ts.
const root = fileURLToPath(new URL('../', import.meta.url));
const sources = ['src', 'mocks', 'conformance'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)test-support\//.test(file)),
);

/** A module path is no list of ids. */
const withoutModulePaths = (text: string): string => text.replace(/(from|import)\s*\(?\s*'[^']+'/g, '');

const idsIn = (text: string): string[] =>
  providerIds.filter((id) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(withoutModulePaths(text)));

const isList = (text: string): boolean => idsIn(text).length >= Math.min(4, providerIds.length);

it('finds a list of all providers, and no list in module paths', () => {
  expect(isList("['cloudflare-stream', 'workers-ai', 'gcore-ai', 'translateplus']")).toBe(true);
  expect(isList("import './cloudflare-stream/a.ts'; import './workers-ai/a.ts'; type A = 'gcore-ai';")).toBe(false);
});

it('types out the ids of all providers in no file: the registry takes them from the rows', () => {
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.filter((file) => isList(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

it('says that a provider is unknown in one place', () => {
  const told = sources.filter((file) => /there is no provider/i.test(readFileSync(join(root, file), 'utf8')));
  expect(told).toEqual(['src/contracts/providers.ts']);
});

it('has a contract and mutants of every provider', () => {
  expect(Object.keys(contracts)).toEqual(providerIds);
  for (const id of providerIds)
    expect(
      mutants.some(({ provider }) => provider === id),
      id,
    ).toBe(true);
});
