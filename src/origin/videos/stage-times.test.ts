import { expect, it } from 'vitest';
import { StageTimes } from './stage-times.ts';
import type { StageState } from './types.ts';

const clock = { time: 1_000, now: () => clock.time };
const state = (name: StageState['state']): StageState => ({ state: name, fraction: null, secondsLeft: null });

it('measures from the first work to the last end, and only stages that began', () => {
  const times = new StageTimes(clock);
  expect(times.timed('a', 'publish', state('working'))).toEqual(state('working'));
  clock.time += 1_000;
  expect(times.timed('a', 'publish', state('done')).seconds).toBe(1);
  clock.time += 1_000;
  expect(times.timed('a', 'publish', state('done')).seconds).toBe(1);
  times.timed('a', 'publish', state('working'));
  clock.time += 540;
  expect(times.timed('a', 'publish', state('failed')).seconds).toBe(2.5);
  expect(times.timed('a', 'translate', state('done'))).toEqual(state('done'));
  expect(times.timed('a', 'publish', state('skipped'))).toEqual(state('skipped'));
});

it('begins again for the next run', () => {
  const times = new StageTimes(clock);
  times.timed('a', 'store', state('working'));
  times.timed('b', 'store', state('working'));
  clock.time += 2_000;
  times.forget('a');
  expect(times.size).toBe(1);
  expect(times.timed('a', 'store', state('done')).seconds).toBeUndefined();
  expect(times.timed('b', 'store', state('done')).seconds).toBe(2);
});
