import { expect, it } from 'vitest';
import { parseShard, shardOf, shardsProblem } from './shard.ts';

const ids = Array.from({ length: 23 }, (_, at) => `p/${at}`);
const all = (of: number) => Array.from({ length: of }, (_, at) => ({ number: at + 1, of }));

it.each([1, 2, 3, 7, 23, 40])('puts each item in exactly one of %i shards of equal size', (of) => {
  const parts = all(of).map((shard) => shardOf(ids, shard));
  expect(parts.flat().sort()).toEqual([...ids].sort());
  const sizes = parts.map((part) => part.length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
});

it('reads a number and a total', () => {
  expect(parseShard('2/5')).toEqual({ number: 2, of: 5 });
  for (const text of ['0/2', '3/2', '1', '1/0', '1/2/3', ' 1/2', '1/1001', '-1/2', ''])
    expect(parseShard(text)).toBeNull();
});

it('says what is missing from the whole of a run', () => {
  expect(shardsProblem(all(3))).toBeNull();
  expect(shardsProblem([undefined])).toBeNull();
  expect(shardsProblem(all(3).slice(1))).toContain('none for 1/3');
  expect(shardsProblem([...all(2), { number: 1, of: 2 }])).toContain('1/2 was given twice');
  expect(
    shardsProblem([
      { number: 1, of: 2 },
      { number: 2, of: 3 },
    ]),
  ).toContain('another run');
  expect(shardsProblem([{ number: 1, of: 2 }, undefined])).toContain('another run');
  expect(shardsProblem([])).not.toBeNull();
});
