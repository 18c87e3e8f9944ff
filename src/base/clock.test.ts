import { describe, expect, it } from 'vitest';
import { createClock, FROZEN_START, formatClock, parseClock } from './clock.ts';

describe('createClock', () => {
  it('freezes a manual clock until it is advanced', () => {
    const machine = { time: 5, now: () => machine.time };
    const clock = createClock({ mode: 'manual' }, machine);
    machine.time = 99_000;
    expect(clock.now()).toBe(FROZEN_START);
    clock.advance(1_500);
    expect(clock.now()).toBe(FROZEN_START + 1_500);
    expect(clock.realTimeUntil(FROZEN_START + 9_000)).toBeNull();
  });

  it('runs a scaled clock faster and lets advance add a jump', () => {
    const machine = { time: 1_000, now: () => machine.time };
    const clock = createClock({ mode: 'scaled', factor: 60 }, machine);
    machine.time = 2_000;
    expect(clock.now()).toBe(61_000);
    clock.advance(10);
    expect(clock.now()).toBe(61_010);
    expect(clock.realTimeUntil(61_610)).toBe(10);
  });

  it('refuses to go back', () => {
    expect(() => createClock({ mode: 'real' }).advance(-1)).toThrow(RangeError);
    expect(() => createClock({ mode: 'real' }).advance(Number.NaN)).toThrow(RangeError);
  });
});

describe('parseClock', () => {
  it.each(['real', 'manual', 'manual:2026-05-01T00:00:00.000Z', 'scaled:60', 'scaled:0.5'])('reads %s back', (text) => {
    expect(formatClock(parseClock(text))).toBe(text);
  });

  it.each([
    '',
    'fast',
    'real:1',
    'scaled',
    'scaled:',
    'scaled:0',
    'scaled:-3',
    'scaled:x',
    'manual:x',
    'manual:1',
    'manual:2026-02-30T00:00:00Z',
    'manual:2026-05-01 x',
  ])('rejects %j and lists the valid forms', (text) => {
    expect(() => parseClock(text)).toThrow(/use real, manual/);
  });
});
