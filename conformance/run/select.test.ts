import { describe, expect, it } from 'vitest';
import { idMatches, selectChecks } from './select.ts';

describe('idMatches', () => {
  it.each([
    ['translateplus/credits/*', 'translateplus/credits/one-short', true],
    ['translateplus/credits/*', 'translateplus/keys/missing', false],
    ['*/one-short', 'translateplus/credits/one-short', true],
    ['*credits*', 'translateplus/credits/one-short', true],
    ['credits', 'translateplus/credits/one-short', true],
    ['credit?/', 'translateplus/credits/one-short', false],
    ['*credit?/*', 'translateplus/credits/one-short', true],
    ['*', '', true],
    ['?', '', false],
    ['', 'anything', true],
    ['a*b*c', 'axxbxxc', true],
    ['a*b*c', 'axxbxx', false],
  ])('%s on %s: %s', (pattern, id, expected) => {
    expect(idMatches(pattern, id)).toBe(expected);
  });
});

it('keeps the order and selects only the named providers', () => {
  const checks = [
    { id: 'translateplus/a/b', provider: 'translateplus' as const },
    { id: 'gcore-ai/a/b', provider: 'gcore-ai' as const },
    { id: 'translateplus/a/c', provider: 'translateplus' as const },
  ];
  expect(selectChecks(checks, { providers: ['translateplus'] })).toEqual([checks[0], checks[2]]);
  expect(selectChecks(checks, { grep: '*/b' })).toEqual([checks[0], checks[1]]);
  expect(selectChecks(checks, { providers: [] })).toEqual([]);
});
