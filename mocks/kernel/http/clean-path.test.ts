import { expect, it } from 'vitest';
import { cleanPath } from './clean-path.ts';

it.each([
  ['/v2/account?api_key=abcdefgh1&x=1', [], '/v2/account?api_key=[redacted]&x=1'],
  ['/videos/qx7-lm9-zz4/parts', ['qx7-lm9-zz4'], '/videos/[redacted]/parts'],
  ['/videos/qx7%2Dlm9%2Dzz4', ['qx7-lm9-zz4'], '/videos/[redacted]'],
  ['/a?token=abcdefgh1&again=abcdefgh1', [], '/a?token=[redacted]&again=[redacted]'],
])('cleans %s', (path, secrets, clean) => {
  expect(cleanPath(path, secrets)).toBe(clean);
  expect(cleanPath(path, secrets)).toBe(clean);
});

it('keeps no verdict of one credential for another', () => {
  expect(cleanPath('/v/first-key', ['second-key'])).toBe('/v/first-key');
  expect(cleanPath('/v/first-key', ['first-key'])).toBe('/v/[redacted]');
});
