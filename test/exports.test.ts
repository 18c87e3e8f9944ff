import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { providerRows } from '../src/contracts/providers.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  exports: Record<string, string | Record<string, string>>;
};
const entries = Object.entries(exports).filter(
  (entry): entry is [string, Record<string, string>] => typeof entry[1] === 'object',
);

it.each(entries)('%s is built from a source that exists, its types named first', (_path, conditions) => {
  expect(Object.keys(conditions)[0]).toBe('types');
  const { types = '', default: code = '' } = conditions;
  expect(types.replace(/\.d\.ts$/, '.js')).toBe(code);
  expect(existsSync(code.replace('./dist/lib/', root).replace(/\.js$/, '.ts')), code).toBe(true);
});

it('exports what users import', () => {
  const clients = providerRows.map(([provider]) => `./clients/${provider}`);
  expect(entries.map(([path]) => path)).toEqual(
    expect.arrayContaining(['.', './conformance', './vitest', './control', ...clients]),
  );
});
