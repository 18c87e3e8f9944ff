import { expect, it } from 'vitest';
import { pathPattern } from './path-pattern.ts';

it.each([
  ['/v2/translate', '/v2/translate', true],
  ['/v2/translate', '/v2/translate?x=1', true],
  ['/v2/translate?x=1', '/v2/translate?x=1', true],
  ['/v2/translate?x=*', '/v2/translate', false],
  ['/v2/translate', '/v2/translate/', false],
  ['/v2/*', '/v2/account/summary', true],
  ['*/captions/*', '/client/v4/accounts/a/stream/b/captions/en', true],
  ['*', '', true],
  ['/a*b*c', '/abxbc', true],
  ['/a*b*c', '/acb', false],
  ['/tasks/{task_id}', '/tasks/17', true],
  ['/tasks/:id', '/tasks/17', true],
  ['/tasks/{task_id}', '/tasks/', false],
  ['/tasks/{task_id}', '/tasks/17/18', false],
  ['/{a}/x/{b}', '/1/x/2', true],
  ['/v/{id}.vtt', '/v/en.vtt', true],
  ['/v/{id}.vtt', '/v/a/en.vtt', false],
  ['/a:b', '/a:b', true],
  ['/{', '/{', true],
  ['', '', true],
  ['', '/', false],
])('%s fits %s: %s', (pattern, path, expected) => {
  expect(pathPattern(pattern)(path)).toBe(expected);
});

it('needs no more time for many stars', () => {
  expect(pathPattern('*a'.repeat(50))(`/${'a'.repeat(5_000)}b`)).toBe(false);
});
