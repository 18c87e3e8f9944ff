// Covers: ../../conformance/live/spending.ts

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Budget } from '../../conformance/live/budget.ts';
import { NOTHING } from '../../conformance/model/amounts.ts';
import type { CheckResult } from '../../conformance/model/result.ts';
import { resultOf } from '../../conformance/testing/reports.ts';
import { openLiveProgress } from './progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function opened(screen: { isTTY?: boolean; columns?: number }) {
  const written: string[] = [];
  const budget = new Budget({ requests: 50, 'translateplus.credits': 20, 'gcore-ai.minutes': 9 });
  const weights = new Map([0, 1, 2, 3].map((at) => [`translateplus/a/${at}`, 4]));
  const progress = openLiveProgress({
    screen: { ...screen, write: (text) => written.push(text) },
    budget,
    providers: ['translateplus'],
    weights,
    clock: { now: () => Date.now() },
  });
  let done = 0;
  const check = (more: Partial<CheckResult> = {}) => {
    budget.take('translateplus', { ...NOTHING, requests: 3, credits: 2 });
    const result = resultOf(`a/${done}`, more);
    done += 1;
    progress.onEvent({ type: 'checked', result, done, total: 4 });
  };
  return { written, progress, check };
}

it('writes a line every ten seconds where it is not a terminal', () => {
  const { written, progress, check } = opened({});
  vi.advanceTimersByTime(5_000);
  check();
  check({ status: 'failed' });
  expect(written).toEqual([]);
  vi.advanceTimersByTime(5_000);
  expect(written).toEqual(['2/4 checks  1 failed  about 10 s left  spent requests 6/50, credits 4/20\n']);
  vi.advanceTimersByTime(20_000);
  expect(written).toHaveLength(3);
  progress.onRemoved(1, 3);
  vi.advanceTimersByTime(10_000);
  expect(written.at(-1)).toBe('cleaning up: 1 of 3 removed  1 failed  spent requests 6/50, credits 4/20\n');
  progress.end();
  vi.advanceTimersByTime(60_000);
  expect(written).toHaveLength(4);
});

it('draws one line in place on a terminal, and removes it', () => {
  const { written, progress, check } = opened({ isTTY: true, columns: 60 });
  check();
  vi.advanceTimersByTime(1_000);
  const plain = written.map((text) => text.replace('\r\u001b[K', ''));
  expect(plain[0]).toMatch(/^███░+ {2}1\/4 checks {2}0 failed {2}.*spent/);
  for (const line of plain) expect(line.length).toBeLessThan(60);
  progress.end();
  expect(written.at(-1)).toBe('\r\u001b[K');
});
