import { afterEach, beforeEach, expect, it } from 'vitest';
import { ownSeedRegistry, splitSeed } from './own-seeds.ts';

const seed = { credits: 1, notes: 2, tenants: { a: { notes: 3 }, b: { credits: 4 } } };
const doubled = (value: unknown): number => {
  if (typeof value !== 'number') throw new TypeError('expected a number.');
  return value * 2;
};

let remove: () => void;
beforeEach(() => {
  remove = ownSeedRegistry.add({ id: 'notes', read: doubled });
});
afterEach(() => remove());

it('takes the parts of own providers out, and puts what was read back', () => {
  const { rest, problems, join } = splitSeed(seed);
  expect([rest, problems]).toEqual([{ credits: 1, tenants: { a: {}, b: { credits: 4 } } }, []]);
  const read = { credits: 1, tenants: { a: {}, b: { credits: 4 } } };
  join(read);
  expect(read).toEqual({ credits: 1, notes: 4, tenants: { a: { notes: 6 }, b: { credits: 4 } } });
  expect(seed.notes).toBe(2);
});

it('says where a part is wrong', () => {
  const { problems } = splitSeed({ notes: 'x', tenants: { 'a b': { notes: null } } });
  expect(problems).toEqual([
    { path: 'notes', text: 'expected a number.' },
    { path: 'tenants["a b"].notes', text: 'expected a number.' },
  ]);
});

it('leaves what is no seed, and seeds without own providers, as they are', () => {
  expect(splitSeed('text').rest).toBe('text');
  expect(splitSeed({ tenants: 1 }).rest).toEqual({ tenants: 1 });
  remove();
  expect(splitSeed(seed).rest).toBe(seed);
});
