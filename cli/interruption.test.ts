import { afterEach, expect, it, vi } from 'vitest';
import { onInterruption } from './interruption.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('ends a run at the first signal, cleaning up half a minute later, and the program at the second', () => {
  vi.useFakeTimers();
  const printed: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  const exits: unknown[] = [];
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    exits.push(code);
    throw new Error('ended');
  });
  const { signal, deadline, end } = onInterruption({ first: 'one', second: 'two' });
  process.emit('SIGTERM');
  expect([signal.aborted, deadline.aborted, printed, exits]).toEqual([true, false, ['one\n'], []]);
  vi.advanceTimersByTime(29_999);
  expect(deadline.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(deadline.aborted).toBe(true);
  expect(() => process.emit('SIGINT')).toThrow('ended');
  expect([printed, exits]).toEqual([['one\n', 'two\n'], [130]]);
  end();
  expect(process.listenerCount('SIGHUP')).toBe(0);
});
