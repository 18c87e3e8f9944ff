/** The limit of a key, and the rule past the limit. */
export interface WindowRule {
  readonly requests: number;
  readonly seconds: number;
  /** `fixed`: the window opens with its first request. `sliding`: each request counts for `seconds` from its own time. */
  readonly kind: 'fixed' | 'sliding';
  /** False counts and reports, but never refuses. */
  readonly enforced: boolean;
  /** Exceeding the limit blocks the key for this long, from that moment. */
  readonly blockSeconds?: number | undefined;
}

/**
 * The memory of a window: the clock times (milliseconds) of the requests it counts. A fixed window needs only the
 * first.
 */
export interface WindowState {
  openedAt: number | null;
  used: number;
  times: number[];
  blockedUntil: number | null;
}

/** A window as one request sees it. */
export interface WindowUse {
  readonly allowed: boolean;
  readonly limit: number;
  readonly seconds: number;
  /** Requests counted in the window, this one included when it was allowed. */
  readonly used: number;
  readonly remaining: number;
  /** Clock time in milliseconds at which the window is empty again. */
  readonly resetAt: number;
  /** Whole seconds until a request is allowed: at least 1 when refused, 0 when allowed. */
  readonly waitSeconds: number;
}

/** An unused window. */
export const emptyWindow = (): WindowState => ({ openedAt: null, used: 0, times: [], blockedUntil: null });

/** Counts one request, or refuses it without counting it. */
export function useWindow(state: WindowState, rule: WindowRule, now: number): WindowUse {
  expire(state, rule, now);
  const blocked = state.blockedUntil !== null;
  const full = state.used >= rule.requests;
  const allowed = !rule.enforced || (!blocked && !full);
  if (allowed) {
    state.openedAt ??= now;
    state.used += 1;
    if (rule.kind === 'sliding') state.times.push(now);
  } else if (!blocked && rule.blockSeconds !== undefined) {
    state.blockedUntil = now + rule.blockSeconds * 1000;
  }
  return view(state, rule, now, allowed);
}

/** Removes the last counted request: for services that do not count refused ones. */
export function giveBack(state: WindowState): void {
  if (state.used === 0) return;
  state.used -= 1;
  state.times.pop();
  if (state.used === 0) state.openedAt = null;
}

function expire(state: WindowState, rule: WindowRule, now: number): void {
  if (state.blockedUntil !== null && now >= state.blockedUntil) Object.assign(state, emptyWindow());
  if (rule.kind === 'sliding') {
    const oldest = now - rule.seconds * 1000;
    const first = state.times.findIndex((time) => time > oldest);
    if (first !== 0) state.times.splice(0, first < 0 ? state.times.length : first);
    state.used = state.times.length;
    state.openedAt = state.times[0] ?? null;
  } else if (state.openedAt !== null && now >= state.openedAt + rule.seconds * 1000 && state.blockedUntil === null) {
    Object.assign(state, emptyWindow());
  }
}

function view(state: WindowState, rule: WindowRule, now: number, allowed: boolean): WindowUse {
  const resetAt = state.blockedUntil ?? (state.openedAt ?? now) + rule.seconds * 1000;
  return {
    allowed,
    limit: rule.requests,
    seconds: rule.seconds,
    used: state.used,
    remaining: Math.max(0, rule.requests - state.used),
    resetAt,
    waitSeconds: allowed ? 0 : Math.max(1, Math.ceil((resetAt - now) / 1000)),
  };
}
