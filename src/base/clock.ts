import { clampTime, isTime, readTime, TIME_RANGE } from './time-range.ts';

/** A source of time, in whole milliseconds since the Unix epoch. */
export interface Clock {
  now(): number;
}

/** A clock that can also wait. Clients and the runner take one, so that tests need no real waits. */
export interface WaitingClock extends Clock {
  /** Resolves after `milliseconds`, or rejects with the signal's reason. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** How a tenant's time runs: `real`; `manual`, frozen until advanced; `scaled`, `factor` times as fast as real. */
type ClockMode = 'real' | 'manual' | 'scaled';

/** A clock's description. `start` (epoch milliseconds) is the first time of a manual clock. */
export interface ClockSpec {
  readonly mode: ClockMode;
  readonly factor?: number;
  readonly start?: number;
}

/** What an adjustable clock remembers: plain JSON, so that it can go on in another process. */
export interface ClockMemory {
  /** The machine's time at which it began. */
  origin: number;
  /** Milliseconds by which it was moved. */
  offset: number;
}

/** A clock that `advance` moves in every mode. */
export interface AdjustableClock extends Clock {
  readonly spec: ClockSpec;
  /** Moves the clock forward, never back. @throws {RangeError} beyond the range of a clock */
  advance(milliseconds: number): void;
  /** Real milliseconds until the clock shows `time`; null when only `advance` gets there. */
  realTimeUntil(time: number): number | null;
}

/** Where a manual clock starts by default: 2026-01-01T00:00:00Z. */
export const FROZEN_START = Date.UTC(2026, 0, 1);

/** The machine's clock. No other code of the project reads it. */
export const systemClock: WaitingClock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
        Math.max(0, milliseconds),
      );
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};

/** The memory of a clock that shows `time` at this moment. */
export const memoryAt = (spec: ClockSpec, time: number, machine: Clock = systemClock): ClockMemory => {
  const origin = machine.now();
  return { origin, offset: time - (spec.mode === 'manual' ? (spec.start ?? FROZEN_START) : origin) };
};

/**
 * Makes a clock from its description; `machine` is replaced in tests.
 * @param memory what it continues; it stays up to date. Default: it begins now
 */
export function createClock(
  spec: ClockSpec,
  machine: Clock = systemClock,
  memory: ClockMemory = { origin: machine.now(), offset: 0 },
): AdjustableClock {
  const factor = spec.mode === 'scaled' ? (spec.factor ?? 1) : 1;
  const base = (): number => {
    if (spec.mode === 'manual') return spec.start ?? FROZEN_START;
    return memory.origin + (machine.now() - memory.origin) * factor;
  };
  // A scaled clock stops at the end of its range, because later dates cannot be written.
  const now = () => clampTime(Math.floor(base() + memory.offset));
  return {
    spec,
    now,
    advance(milliseconds) {
      if (!(milliseconds >= 0)) throw new RangeError(`a clock moves forward only, got ${milliseconds} ms`);
      if (!isTime(now() + milliseconds)) throw new RangeError(`a clock shows ${TIME_RANGE}`);
      memory.offset += milliseconds;
    },
    realTimeUntil: (time) => (spec.mode === 'manual' ? null : Math.max(0, (time - now()) / factor)),
  };
}

/**
 * Reads `real`, `manual`, `manual:2026-05-01T00:00:00Z` or `scaled:60`.
 * @throws {SyntaxError} for anything else and for times outside a clock's range; the message lists the forms.
 */
export function parseClock(text: string): ClockSpec {
  const [mode, argument] = splitOnce(text, ':');
  if (mode === 'real' && argument === undefined) return { mode };
  if (mode === 'manual') {
    if (argument === undefined) return { mode };
    const start = readTime(argument);
    if (start !== null) return { mode, start };
  }
  if (mode === 'scaled') {
    const factor = Number(argument);
    if (argument !== undefined && Number.isFinite(factor) && factor > 0) return { mode, factor };
  }
  throw new SyntaxError(
    `not a clock: "${text}" (use real, manual, manual:2026-05-01T00:00:00Z or scaled:60; times are ${TIME_RANGE})`,
  );
}

/** The inverse of `parseClock`. */
export function formatClock(spec: ClockSpec): string {
  if (spec.mode === 'scaled') return `scaled:${spec.factor ?? 1}`;
  if (spec.mode === 'manual' && spec.start !== undefined) return `manual:${new Date(spec.start).toISOString()}`;
  return spec.mode;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
