import { expect, it } from 'vitest';
import type { Kept } from '../../kernel/world/journal-entry.ts';
import { deedsOf } from './deed.ts';

const NOW = Date.UTC(2026, 0, 1);

/** A request that took so many milliseconds of the machine. */
function kept(id: string, took: number, isFrozen: boolean, headers: Record<string, string> = {}): Kept {
  const body = { bytes: 0 };
  const entry = {
    id,
    provider: 'translateplus',
    operation: null,
    method: 'GET',
    path: '/',
    outcome: 'answered',
    rule: null,
    status: 404,
    request: { headers, body },
    response: { headers: {}, body },
    ...(isFrozen ? { at: new Date(NOW).toISOString() } : {}),
  };
  const one = {
    kind: 'request',
    provider: 'translateplus',
    took,
    build: () => ({ entry, circumstances: { at: NOW } }),
  };
  return one as unknown as Kept;
}

it('orders requests by their begin', async () => {
  const deeds = await deedsOf([kept('a-1', 1, false), kept('a-2', 5, false)]);
  expect(deeds.map(({ id }) => id)).toEqual(['a-2', 'a-1']);
});

it('keeps the order of arrival on a frozen clock, however long the machine took', async () => {
  const deeds = await deedsOf([kept('a-1', 1, true), kept('a-2', 5, true)]);
  expect(deeds.map(({ id, began }) => [id, began])).toEqual([
    ['a-1', NOW],
    ['a-2', NOW],
  ]);
});

it('tells a body that was not read from none', async () => {
  const deeds = await deedsOf([kept('a-1', 1, true), kept('a-2', 1, true, { 'content-type': 'application/json' })]);
  expect(deeds.map(({ sent }) => sent)).toEqual(['', null]);
});
