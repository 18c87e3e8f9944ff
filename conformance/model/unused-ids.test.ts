import { expect, it } from 'vitest';
import { resources } from '../live/resources.ts';
import { unusedIds } from './unused-ids.ts';

it.each(Object.entries(unusedIds))('of %s have the form of an id, and live runs allow them', (provider, ids) => {
  const own = resources.filter((resource) => resource.provider === provider);
  for (const id of Object.values<string | number>(ids).map(String)) {
    expect(own.filter((resource) => resource.idForm.test(id) && resource.unusedIds.includes(id))).toHaveLength(1);
  }
});
