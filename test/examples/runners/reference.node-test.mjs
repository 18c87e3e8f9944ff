// node:test over the reference client.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diaries } from './diary.mjs';

test('is given and told the same as ever', async () => {
  const { now, first } = await diaries();
  assert.equal(now, first);
});
