import { describe, expect, it } from 'vitest';
import { emptyWindow, giveBack, useWindow, type WindowRule } from './window.ts';

const rule: WindowRule = { requests: 2, seconds: 60, kind: 'fixed', enforced: true };

describe('a fixed window', () => {
  it('allows the last, refuses the next with the seconds left, and opens again on time', () => {
    const state = emptyWindow();
    expect(useWindow(state, rule, 0)).toMatchObject({ allowed: true, used: 1, remaining: 1, resetAt: 60_000 });
    expect(useWindow(state, rule, 20_000)).toMatchObject({ allowed: true, used: 2, remaining: 0, waitSeconds: 0 });
    expect(useWindow(state, rule, 20_001)).toMatchObject({ allowed: false, used: 2, waitSeconds: 40 });
    expect(useWindow(state, rule, 59_999)).toMatchObject({ allowed: false, used: 2, waitSeconds: 1 });
    expect(useWindow(state, rule, 60_000)).toMatchObject({ allowed: true, used: 1, resetAt: 120_000 });
  });

  it('counts but never refuses when it is not enforced', () => {
    const state = emptyWindow();
    for (let n = 0; n < 3; n += 1) expect(useWindow(state, { ...rule, enforced: false }, 0).allowed).toBe(true);
    expect(state.used).toBe(3);
  });

  it('gives a request back', () => {
    const state = emptyWindow();
    useWindow(state, rule, 0);
    giveBack(state);
    expect(state).toEqual(emptyWindow());
    giveBack(state);
    expect(state.used).toBe(0);
  });
});

it('a sliding window frees each request after its own time', () => {
  const sliding: WindowRule = { ...rule, kind: 'sliding' };
  const state = emptyWindow();
  useWindow(state, sliding, 0);
  useWindow(state, sliding, 30_000);
  expect(useWindow(state, sliding, 30_001)).toMatchObject({ allowed: false, waitSeconds: 30 });
  expect(useWindow(state, sliding, 60_000)).toMatchObject({ allowed: true, used: 2 });
  expect(useWindow(state, sliding, 60_001)).toMatchObject({ allowed: false, waitSeconds: 30 });
});

it('a block closes the door for its whole length, from the moment of the excess', () => {
  const blocking: WindowRule = { ...rule, blockSeconds: 300 };
  const state = emptyWindow();
  useWindow(state, blocking, 0);
  useWindow(state, blocking, 0);
  expect(useWindow(state, blocking, 10_000)).toMatchObject({ allowed: false, waitSeconds: 300 });
  expect(useWindow(state, blocking, 309_999)).toMatchObject({ allowed: false, waitSeconds: 1 });
  expect(useWindow(state, blocking, 310_000)).toMatchObject({ allowed: true, used: 1 });
});
