import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

const later = (ticks: number) => new Promise<void>((resolve) => setTimeout(resolve, ticks));

it('runs tasks of one name one after the other, after failures too', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const task =
    (name: string, ticks: number, fails = false) =>
    async () => {
      order.push(`${name} starts`);
      await later(ticks);
      order.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const ends = await Promise.allSettled([
    turns.run('a', task('first', 5, true)),
    turns.run('a', task('second', 1)),
    turns.run('b', task('other', 1)),
  ]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(order).toEqual(['first starts', 'other starts', 'other ends', 'first ends', 'second starts', 'second ends']);
});

it('forgets a name when nothing of it runs or waits', async () => {
  const turns = new Turns();
  const [first, second] = [turns.run('a', () => later(1)), turns.run('a', () => later(1))];
  await first;
  expect(turns.names).toEqual(['a']);
  await second;
  expect(turns.names).toEqual([]);
  await expect(turns.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(turns.names).toEqual([]);
});
