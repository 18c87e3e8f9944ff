import { expect, it } from 'vitest';
import { trailingFrom, withoutStop } from './trailing.ts';

it.each([
  ['It failed.', 'It failed'],
  ['It failed. . \n', 'It failed'],
  ['v1.2 failed', 'v1.2 failed'],
  [' ...', ''],
  ['', ''],
])('takes the stop off %j', (text, expected) => {
  expect(withoutStop(text)).toBe(expected);
});

it('is quick for a text of runs that are not at its end', () => {
  const text = `${'. '.repeat(500_000)}x`;
  expect(withoutStop(text)).toBe(text);
  expect(trailingFrom(text, /[!?]/)).toBe(text.length);
});
