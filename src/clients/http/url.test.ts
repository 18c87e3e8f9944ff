import { expect, it } from 'vitest';
import { baseUrlProblem, joinUrl } from './url.ts';

it.each([
  ['http://127.0.0.1:4030', 'http://127.0.0.1:4030/health'],
  ['http://127.0.0.1:4030/', 'http://127.0.0.1:4030/health'],
  ['http://127.0.0.1:4030/pre/fix', 'http://127.0.0.1:4030/pre/fix/health'],
  ['http://127.0.0.1:4030/pre/fix//', 'http://127.0.0.1:4030/pre/fix/health'],
  ['http://[::1]:80/a%20b', 'http://[::1]/a%20b/health'],
])('puts a path below %s', (base, url) => {
  expect(joinUrl(base, '/health').href).toBe(url);
});

it('encodes the query', () => {
  expect(joinUrl('http://h', '/x', { q: 'a&b=ü' }).search).toBe('?q=a%26b%3D%C3%BC');
});

it.each([
  [undefined, 'undefined'],
  ['', 'absolute'],
  ['/relative', 'absolute'],
  ['ftp://h', 'http or https'],
  ['http://h/?a=b', 'query'],
  ['http://h/#x', 'fragment'],
  ['http://name:hunter22@h', 'user name or password'],
  ['nonsense://name:hunter22@ h', 'absolute'],
])('refuses %s', (base, words) => {
  expect(baseUrlProblem(base)).toContain(words);
  expect(baseUrlProblem(base)).not.toContain('hunter22');
});
