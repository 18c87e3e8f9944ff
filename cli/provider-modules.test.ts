import { expect, it } from 'vitest';
import { namedModules } from './provider-modules.ts';

it.each<[string, readonly string[], readonly string[]]>([
  [
    'in both spellings, each once',
    ['serve', '--provider-module', 'a', '--provider-module=b', '--provider-module', 'a'],
    ['a', 'b'],
  ],
  ['without those of another program', ['exec', '--', 'conform', '--provider-module', 'a'], []],
  ['without a path', ['serve', '--provider-module'], []],
  ['of no option', ['serve', 'provider-module', 'a'], []],
])('finds the modules of a command line %s', (_case, words, modules) => {
  expect(namedModules(words)).toEqual(modules);
});
