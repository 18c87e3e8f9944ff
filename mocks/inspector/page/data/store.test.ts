import { expect, it, vi } from 'vitest';
import type { Entry } from './entry.ts';
import { joinEntries, Store } from './store.ts';

it('tells listeners of changes only, until they stop', () => {
  const store = new Store(1);
  const listener = vi.fn();
  const stop = store.listen(listener);
  store.set(1);
  store.set(2);
  stop();
  store.set(3);
  expect([listener.mock.calls.length, store.value]).toEqual([1, 3]);
});

it('joins entries: the newer of two with one id, the oldest dropped', () => {
  const entry = (id: string, status: number) => ({ id, status }) as Entry;
  const joined = joinEntries([entry('a', 1), entry('b', 1)], [entry('b', 2), entry('c', 1)], 2);
  expect(joined).toEqual([entry('b', 2), entry('c', 1)]);
});
