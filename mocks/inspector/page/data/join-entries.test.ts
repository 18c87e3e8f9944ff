import { expect, it } from 'vitest';
import type { Entry } from './entry.ts';
import { joinEntries } from './join-entries.ts';

it('joins entries: the newer of two with one id, the oldest dropped', () => {
  const entry = (id: string, status: number) => ({ id, status }) as Entry;
  const joined = joinEntries([entry('a', 1), entry('b', 1)], [entry('b', 2), entry('c', 1)], 2);
  expect(joined).toEqual([entry('b', 2), entry('c', 1)]);
});
