import type { RateLimit } from '../../../src/contracts/limits.ts';
import type { WindowState } from './window.ts';

/** A window as a person sees it: no request is counted, and nothing changes. Times are clock times in milliseconds. */
export interface SeenWindow {
  readonly limit: number;
  readonly seconds: number;
  readonly used: number;
  readonly remaining: number;
  /** Null: the window is unused. */
  readonly resetAt: number | null;
  readonly isBlocked: boolean;
}

/** Looks at a window at a time. */
export function lookAtWindow(state: WindowState | undefined, limit: RateLimit, now: number): SeenWindow {
  const { requests, seconds } = limit;
  const { used, resetAt, isBlocked } = stateAt(state, seconds * 1000, now);
  return { limit: requests, seconds, used, remaining: Math.max(0, requests - used), resetAt, isBlocked };
}

function stateAt(state: WindowState | undefined, span: number, now: number) {
  const unused = { used: 0, resetAt: null, isBlocked: false };
  if (state === undefined) return unused;
  const { openedAt, used, times, blockedUntil } = state;
  if (blockedUntil !== null) return blockedUntil > now ? { used, resetAt: blockedUntil, isBlocked: true } : unused;
  // Only a sliding window keeps the time of each request.
  const counted = times.length > 0 ? times.filter((time) => time > now - span) : null;
  const from = counted === null ? openedAt : (counted[0] ?? null);
  if (from === null || from + span <= now) return unused;
  return { used: counted?.length ?? used, resetAt: from + span, isBlocked: false };
}
