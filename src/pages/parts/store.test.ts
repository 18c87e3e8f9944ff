import { expect, it, vi } from 'vitest';
import { Store } from './store.ts';

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
