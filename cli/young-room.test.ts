import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { boundYoungRoom, youngRoom } from './young-room.ts';

/** Objects of which the last ones are kept, as a journal keeps requests: V8 widens the room for young objects. */
async function widenRoom(): Promise<number> {
  let most = 0;
  const kept: object[] = [];
  for (let round = 0; round < 300; round += 1) {
    for (let at = 0; at < 2_000; at += 1) kept[(round * 2_000 + at) % 300_000] = { round, at, more: [at] };
    await turn();
    most = Math.max(most, youngRoom());
  }
  return most;
}

it('stops the growth of the room for young objects at 16 MB', async () => {
  // Tests of other files may have widened it.
  const before = youngRoom();
  const end = boundYoungRoom();
  try {
    expect(await widenRoom()).toBeLessThanOrEqual(Math.max(before, 16 * 1024 * 1024));
  } finally {
    end();
  }
  expect(await widenRoom(), 'without the bound').toBeGreaterThan(16 * 1024 * 1024);
});
