import { describe, expect, it } from 'vitest';
import { judge, RETRY_POLICY, RETRY_RULES, waitMilliseconds } from './retry.ts';

describe('RETRY_RULES', () => {
  it.each([
    // end, Retry-After, safe, costly
    ['not-sent', false, 'retry', 'retry'],
    ['untrusted', false, 'take', 'take'],
    ['reset', false, 'retry', 'unknown'],
    ['timeout', false, 'retry', 'unknown'],
    ['broken-answer', false, 'retry', 'unknown'],
    ['too-large', false, 'take', 'unknown'],
    [200, false, 'take', 'take'],
    [302, true, 'take', 'take'],
    [400, false, 'take', 'take'],
    [402, false, 'take', 'take'],
    [403, true, 'take', 'take'],
    [408, false, 'take', 'take'],
    [429, false, 'retry', 'retry'],
    [429, true, 'retry', 'retry'],
    [500, true, 'retry', 'unknown'],
    [502, false, 'retry', 'unknown'],
    [503, false, 'retry', 'unknown'],
    [503, true, 'retry', 'retry'],
    [504, true, 'retry', 'unknown'],
    [520, false, 'retry', 'unknown'],
  ] as const)('after %s (Retry-After: %s): safe %s, costly %s', (end, retryAfter, safe, costly) => {
    expect(judge(RETRY_RULES, { end, retryAfter }, 'safe')).toBe(safe);
    expect(judge(RETRY_RULES, { end, retryAfter }, 'costly')).toBe(costly);
  });
});

describe('waitMilliseconds', () => {
  const own = (attempt: number) => ({ attempt, namedSeconds: null });

  it('backs off longer each time, up to the cap and up to the longest wait', () => {
    expect([1, 2, 3, 4, 5, 6, 40].map((attempt) => waitMilliseconds(RETRY_POLICY, own(attempt), () => 0))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
    expect(waitMilliseconds({ ...RETRY_POLICY, maxWaitSeconds: 0.2 }, own(3), () => 0)).toBe(200);
  });

  it('shortens its own waits by up to a quarter, and never one that the service names', () => {
    expect(waitMilliseconds(RETRY_POLICY, own(1), () => 0.999)).toBe(375);
    const named = (namedSeconds: number) => ({ attempt: 1, namedSeconds });
    expect(waitMilliseconds(RETRY_POLICY, named(2), () => 0)).toBe(2_000);
    expect(waitMilliseconds(RETRY_POLICY, named(2), () => 0.5)).toBe(2_250);
    expect(waitMilliseconds(RETRY_POLICY, named(300), () => 0.999)).toBe(300_999);
    expect(waitMilliseconds(RETRY_POLICY, named(0), () => 0.999)).toBe(0);
  });

  it('spreads clients that fail together', () => {
    const waits = new Set(Array.from({ length: 8 }, () => waitMilliseconds(RETRY_POLICY, own(5), Math.random)));
    expect(waits.size).toBeGreaterThan(4);
  });
});
