import { expect, it } from 'vitest';
import { witnessOf } from './witness.ts';

it('names the requirement that a mutant breaks, and the request that shows it', async () => {
  const witness = await witnessOf('translateplus/health-down', 1);
  expect(witness).toMatchObject({ check: 'translateplus/health/ok', requirement: expect.any(String) });
  expect(witness?.curl).toMatch(/^curl .*\/health/);
});

it('knows nothing of a mutant that does not exist', async () => {
  expect(await witnessOf('translateplus/nothing', 1)).toBeNull();
});
