import { isHeaderText } from '../../base/header-text.ts';
import type { CallContext } from './errors.ts';
import { InputError } from './errors.ts';

/** Longest wait of `setTimeout`; with a longer one it fires at once. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Range of a number, with both bounds. */
const NUMBERS = {
  timeoutMs: { least: 1, most: LONGEST_TIMER_MS, whole: false, unit: 'milliseconds' },
  maxAttempts: { least: 1, most: 100, whole: true, unit: 'requests' },
  maxWaitSeconds: { least: 0, most: Math.floor(LONGEST_TIMER_MS / 1000), whole: false, unit: 'seconds' },
  maxResponseBytes: { least: 1, most: Number.MAX_SAFE_INTEGER, whole: true, unit: 'bytes' },
} as const;

/** What every client takes for an option that is not given. */
export const CLIENT_DEFAULTS = {
  timeoutMs: 30_000,
  maxResponseBytes: 64 * 1024 * 1024,
  userAgent: 'caption-harness',
} as const;

/** A numeric option of the clients. */
export type NumericSetting = keyof typeof NUMBERS;

/**
 * Returns the option's value; `fallback` when it is undefined.
 * @throws {InputError} for a value out of range; the message names the range and the unit.
 */
export function numericSetting(call: CallContext, name: NumericSetting, value: unknown, fallback: number): number {
  if (value === undefined) return fallback;
  const { least, most, whole, unit } = NUMBERS[name];
  const fits = typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
  if (fits) return value;
  throw new InputError(
    call,
    `${name} must be a ${whole ? 'whole ' : ''}number of ${unit} from ${least} to ${most}, got ${String(value)}.`,
  );
}

/**
 * Checks a text for a request header. fetch would refuse an invalid one with a message that repeats it; this message
 * never does, because the text may be a secret.
 * `variable` names the environment variable that may hold it.
 * @throws {InputError} when it is not a string, is empty, has white space around it, or contains an invalid character.
 */
export function headerSetting(call: CallContext, name: string, value: unknown, variable?: string): string {
  if (value === undefined && variable !== undefined) {
    throw new InputError(call, `${name} is missing. Give it, or set ${variable}.`);
  }
  if (typeof value !== 'string' || value === '') {
    throw new InputError(call, `${name} must be a text that is not empty, got ${value === '' ? '""' : typeof value}.`);
  }
  if (value.trim() !== value) {
    throw new InputError(call, `${name} has white space at its start or end (a line break from a file?). Remove it.`);
  }
  if (!isHeaderText(value)) {
    throw new InputError(call, `${name} holds a character that an HTTP header cannot carry.`);
  }
  return value;
}
