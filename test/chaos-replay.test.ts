// Over --chaos: the faults that one run prints make another run the same, to the byte.
import { expect, it } from 'vitest';
import { startWorld } from '../mocks/start.ts';
import { chaosSchedule } from '../src/contracts/control/chaos.ts';
import { faultText } from '../src/contracts/control/fault-text.ts';
import { readFaults } from '../src/contracts/control/read-faults.ts';
import { chaosRequests } from './support/chaos-requests.mjs';

/** The journals of all tenants after the same requests, as text. */
async function journalsUnder(faults: readonly string[], seed: number): Promise<string> {
  const running = await startWorld({ faults, settings: { clock: 'manual', seed } });
  try {
    return await chaosRequests(running, { tenants: 2, requests: 50 });
  } finally {
    await running.close();
  }
}

it('gives the same bytes again from the printed faults, and others from another seed', async () => {
  const schedule = chaosSchedule('rough', 7).map((text) => text.replace(/^delay=\d+/, 'delay=3'));
  const printed = schedule.flatMap(readFaults).map(faultText);
  const [first, again, other] = await Promise.all([
    journalsUnder(schedule, 7),
    journalsUnder(printed, 7),
    journalsUnder(schedule, 8),
  ]);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
  const struck = new Set([...first.matchAll(/"outcome":"fault: ([a-z-]+)/g)].map(([, type]) => type));
  expect([...struck].sort()).toEqual(['delay', 'malformed', 'reset', 'truncate']);
});
