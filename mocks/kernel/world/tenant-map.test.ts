import { expect, it } from 'vitest';
import { TenantMap } from './tenant-map.ts';

it('pages through names in the order of their characters, whatever came, went and was replaced', () => {
  const tenants = new TenantMap<number>();
  for (const [at, name] of ['b', 'a', 'Z', 'c', 'a'].entries()) tenants.set(name, at);
  expect(tenants.delete('b')).toBe(true);
  expect(tenants.delete('b')).toBe(false);
  expect([...tenants.keys()]).toEqual(['a', 'Z', 'c']);
  expect(tenants.namesAfter('', 9)).toEqual(['Z', 'a', 'c']);
  expect(tenants.namesAfter('Z', 1)).toEqual(['a']);
  expect(tenants.namesAfter('b', 9)).toEqual(['c']);
});
