import { expect, it } from 'vitest';
import { Kept } from './kept.ts';

it('makes a thing once under its name', async () => {
  const kept = new Kept();
  let made = 0;
  const make = async () => ++made;
  expect([await kept.get('a', make), await kept.get('a', make), await kept.get('b', make)]).toEqual([1, 1, 2]);
});

it('gives the same failure to all who need it', async () => {
  const kept = new Kept();
  const fails = () => kept.get('a', async () => Promise.reject(new Error('no video')));
  await expect(fails()).rejects.toThrow('no video');
  await expect(fails()).rejects.toThrow('no video');
});

it('removes what it made, the last first, and goes on after a failure', async () => {
  const kept = new Kept();
  const removed: string[] = [];
  const remove = async (name: string) => void removed.push(name);
  await kept.get('a', async () => 'a', remove);
  await kept.get(
    'b',
    async () => 'b',
    async () => Promise.reject(new Error('busy')),
  );
  await kept.get('c', async () => 'c', remove);
  await kept.get('d', async () => Promise.reject(new Error('never made')), remove).catch(() => {});
  await kept.end();
  await kept.end();
  expect(removed).toEqual(['c', 'a']);
});

it('makes again what could not be made when a check is repeated', async () => {
  const kept = new Kept();
  let made = 0;
  const get = () =>
    kept.get('a', async () => {
      made += 1;
      if (made === 1) throw new Error('a blip');
      return made;
    });
  await expect(get()).rejects.toThrow('a blip');
  kept.retry();
  expect([await get(), await get()]).toEqual([2, 2]);
  kept.retry();
  expect(await get()).toBe(2);
});
