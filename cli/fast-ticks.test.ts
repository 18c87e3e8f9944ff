import { expect, it } from 'vitest';
import { keepTicksFast, keptTick } from './fast-ticks.ts';

it('keeps the object that Node makes for a tick', async () => {
  keepTicksFast();
  await new Promise(setImmediate);
  expect(keptTick()).toMatchObject({ callback: expect.any(Function) });
});
