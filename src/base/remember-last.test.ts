import { expect, it } from 'vitest';
import { rememberLast } from './remember-last.ts';

it('reads an argument once while it is the last one', () => {
  const asked: string[] = [];
  const length = rememberLast((text: string) => {
    asked.push(text);
    return text.length;
  });
  expect(['a', 'a', 'bb', 'a'].map(length)).toEqual([1, 1, 2, 1]);
  expect(asked).toEqual(['a', 'bb', 'a']);
});

it('tells objects with equal members apart', () => {
  const read = rememberLast(({ n }: { n: number }) => n);
  expect([read({ n: 1 }), read({ n: 2 })]).toEqual([1, 2]);
});
