import { expect, it } from 'vitest';
import { lookAtWindow } from './look-at-window.ts';
import { emptyWindow, useWindow } from './window.ts';

const limit = { requests: 3, seconds: 60 };

it.each(['fixed', 'sliding'] as const)('sees what a %s window counts, and changes nothing', (kind) => {
  const state = emptyWindow();
  useWindow(state, { ...limit, kind, enforced: true }, 1_000);
  useWindow(state, { ...limit, kind, enforced: true }, 2_000);
  const before = structuredClone(state);
  expect(lookAtWindow(state, limit, 3_000)).toEqual({ ...seen(2), resetAt: 61_000 });
  expect(lookAtWindow(state, limit, 61_500)).toMatchObject(kind === 'fixed' ? { used: 0, resetAt: null } : { used: 1 });
  expect(lookAtWindow(state, limit, 90_000)).toEqual({ ...seen(0), resetAt: null });
  expect(state).toEqual(before);
});

it('sees a block until it ends', () => {
  const state = emptyWindow();
  const rule = { requests: 1, seconds: 60, kind: 'fixed', enforced: true, blockSeconds: 300 } as const;
  useWindow(state, rule, 0);
  useWindow(state, rule, 1_000);
  expect(lookAtWindow(state, rule, 200_000)).toMatchObject({ isBlocked: true, resetAt: 301_000, remaining: 0 });
  expect(lookAtWindow(state, rule, 301_000)).toMatchObject({ isBlocked: false, used: 0 });
});

it('sees an unused window', () => {
  expect(lookAtWindow(undefined, limit, 0)).toEqual({ ...seen(0), resetAt: null });
});

const seen = (used: number) => ({ limit: 3, seconds: 60, used, remaining: 3 - used, isBlocked: false });
