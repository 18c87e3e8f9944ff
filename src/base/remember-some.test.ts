import { expect, it } from 'vitest';
import { rememberSome } from './remember-some.ts';

it('reads an argument once, also when others come between', () => {
  const asked: string[] = [];
  const twice = rememberSome((text: string) => {
    asked.push(text);
    return text + text;
  });
  expect(['a', 'b', 'a', 'b', 'a'].map(twice)).toEqual(['aa', 'bb', 'aa', 'bb', 'aa']);
  expect(asked).toEqual(['a', 'b']);
});

it('forgets what was not asked for longest', () => {
  let reads = 0;
  const read = rememberSome((text: string) => {
    reads += 1;
    return text;
  });
  for (let at = 0; at < 64; at += 1) read(String(at));
  for (let at = 0; at < 64; at += 1) read(String(at));
  expect(reads).toBe(64);
  for (let at = 64; at < 192; at += 1) {
    read(String(at));
    read('0');
  }
  expect(reads).toBe(192);
  read('1');
  expect(reads).toBe(193);
});

it('tells objects with equal members apart', () => {
  const read = rememberSome(({ n }: { n: number }) => [n]);
  expect([read({ n: 1 }), read({ n: 2 })]).toEqual([[1], [2]]);
});
