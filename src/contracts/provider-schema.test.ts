import { expect, it } from 'vitest';
import { ProviderName } from './provider-schema.ts';
import { providerRegistry, providers } from './providers.ts';

it('accepts providers as the registry knows them, and names them for another', () => {
  expect(ProviderName.safeParse('gcore-ai').success).toBe(true);
  const { error } = ProviderName.safeParse('gcore');
  expect(error?.issues[0]?.message).toBe(
    'there is no provider "gcore"; known: cloudflare-stream, workers-ai, gcore-ai, translateplus. Did you mean gcore-ai?',
  );
});

it('accepts a provider that was added, as long as it is there', () => {
  const remove = providerRegistry.add({ ...providers.translateplus, id: 'own', listener: { id: 'own', port: 4051 } });
  expect(ProviderName.safeParse('own').success).toBe(true);
  remove();
  expect(ProviderName.safeParse('own').success).toBe(false);
});
