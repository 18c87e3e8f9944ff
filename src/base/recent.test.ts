import { expect, it } from 'vitest';
import { Recent } from './recent.ts';

it('returns what was set, the last of a key', () => {
  const recent = new Recent<string, string>();
  recent.set('a', '1');
  recent.set('a', '2');
  expect([recent.get('a'), recent.get('b')]).toEqual(['2', undefined]);
});

it('forgets what was not asked for while twice as many others were', () => {
  const recent = new Recent<number, string>({ entries: 4 });
  for (let at = 0; at < 8; at += 1) recent.set(at, String(at));
  expect([0, 7].map((at) => recent.get(at))).toEqual(['0', '7']);
  for (let at = 8; at < 12; at += 1) {
    recent.set(at, String(at));
    recent.get(7);
  }
  expect([1, 7, 11].map((at) => recent.get(at))).toEqual([undefined, '7', '11']);
});

it('keeps at least as many as it is bounded to, when they take turns', () => {
  const recent = new Recent<number, string>({ entries: 16 });
  let misses = 0;
  for (let turn = 0; turn < 100; turn += 1) {
    const key = turn % 16;
    if (recent.get(key) === undefined) {
      misses += 1;
      recent.set(key, String(key));
    }
  }
  expect(misses).toBe(16);
});

it('bounds the size of all together', () => {
  const recent = new Recent<number, string>({ size: 100, sizeOf: ({ length }) => length });
  for (let at = 0; at < 50; at += 1) recent.set(at, 'a'.repeat(20));
  const kept = Array.from({ length: 50 }, (_, at) => recent.get(at)).filter((text) => text !== undefined);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.join('').length).toBeLessThanOrEqual(100);
});
