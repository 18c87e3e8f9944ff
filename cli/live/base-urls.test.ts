import { expect, it } from 'vitest';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { providerIds } from '../../src/contracts/providers.ts';
import { UsageError } from '../exit-codes.ts';
import { safeUrl, withOverrides } from './base-urls.ts';

const real = Object.fromEntries(providerIds.map((id) => [id, `https://${id}.test`])) as Record<ProviderId, string>;

it.each(['https://example.test/x', 'http://localhost:1', 'http://127.0.0.9:80', 'http://[::1]:8080'])(
  'sends credentials to %s',
  (url) => {
    expect(safeUrl(url)).toBe(url);
  },
);

it.each(['http://example.test', 'http://127.0.0.1.example.test', 'ftp://localhost', 'no URL'])(
  'sends no credentials to %s',
  (url) => {
    expect(() => safeUrl(url)).toThrow(UsageError);
  },
);

it('replaces the addresses that are given, and knows every provider', () => {
  const urls = withOverrides(real, { translateplus: 'https://other.test' });
  expect(urls).toEqual({ ...real, translateplus: 'https://other.test' });
  expect(() => withOverrides(real, { nobody: 'https://other.test' })).toThrow(UsageError);
});
