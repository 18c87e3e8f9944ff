import { expect, it } from 'vitest';
import { providerIds } from '../src/contracts/providers.ts';
import { UsageError } from './exit-codes.ts';
import { knownProvider, knownProviders } from './known-provider.ts';

it('gives the providers that an option names', () => {
  expect(knownProviders(providerIds)).toEqual(providerIds);
  expect(knownProviders(undefined)).toBeUndefined();
});

it('refuses a provider that does not exist, or that is not among the known ones', () => {
  expect(() => knownProvider('nobody')).toThrow(UsageError);
  expect(() => knownProvider('nobody')).toThrow(providerIds.join(', '));
  expect(() => knownProvider('gcore-ai', ['translateplus'])).toThrow(UsageError);
});
