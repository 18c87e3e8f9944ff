import { afterEach, expect, it, vi } from 'vitest';
import { TabToken } from './tab-token.ts';

afterEach(() => vi.unstubAllGlobals());

/** A storage of a tab, and an address. */
function useTab(hash: string): { kept: Map<string, string>; replaced: unknown[] } {
  const kept = new Map<string, string>();
  const replaced: unknown[] = [];
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal('location', { hash, pathname: '/' });
  vi.stubGlobal('history', { replaceState: (_state: unknown, _title: string, to: string) => replaced.push(to) });
  return { kept, replaced };
}

it('moves a token from the address to the storage of the tab', () => {
  const { kept, replaced } = useTab('#token=se%2Bcret');
  expect([new TabToken('t').take(), replaced, [...kept]]).toEqual([true, ['/'], [['t', 'se+cret']]]);
  expect(new TabToken('t').headers).toEqual({ Authorization: 'Bearer se+cret' });
});

it('keeps a token where storage is blocked', () => {
  useTab('#token=abc');
  const blocked = () => {
    throw new Error('SecurityError');
  };
  vi.stubGlobal('sessionStorage', { getItem: blocked, setItem: blocked });
  const token = new TabToken('t');
  expect([token.value, token.take(), token.headers]).toEqual([null, true, { Authorization: 'Bearer abc' }]);
});

it('sends no token that a header cannot have', () => {
  useTab('#/requests');
  const token = new TabToken('t');
  expect(token.take()).toBe(false);
  token.keep('日本');
  expect([token.value, token.headers]).toEqual(['日本', {}]);
});
