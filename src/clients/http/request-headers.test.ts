import { expect, it } from 'vitest';
import { requestHeaders } from './request-headers.ts';

const call = { service: 'S', operation: 'o', costly: false, redact: (text: string) => text };
const own = { Accept: 'application/json', 'X-API-KEY': 'k' };

it('replaces headers of the same name in any case, and adds others', () => {
  expect(requestHeaders(call, own, { accept: 'text/vtt', traceparent: '00-1-2-01' })).toEqual({
    'X-API-KEY': 'k',
    accept: 'text/vtt',
    traceparent: '00-1-2-01',
  });
  expect(requestHeaders(call, own)).toBe(own);
});

it.each([
  [{ 'a b': '1' }, '"a b" is not a name'],
  [{ a: 'x\ny' }, 'headers: a holds a character that an HTTP header cannot carry'],
  [{ a: 1 as never }, 'headers: a must be a text'],
  [{ authorization: 'Bearer x' }, 'carries a credential'],
  [{ 'x-api-key': 'other' }, 'carries a credential'],
])('refuses %j', (added, words) => {
  expect(() => requestHeaders(call, own, added)).toThrow(words);
});
