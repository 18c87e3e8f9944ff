// vitest over the reference client.
import { expect, test } from 'vitest';
import { diaries } from './diary.mjs';

test('is given and told the same as ever', { timeout: 60_000 }, async () => {
  const { now, first } = await diaries();
  expect(now).toBe(first);
});
