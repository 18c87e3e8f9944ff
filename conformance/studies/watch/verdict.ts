import type { Attempt, CheckResult } from '../../model/result.ts';
import { isRed } from '../../run/repeat.ts';

/** What is remembered of a check in a night. */
export interface Verdict {
  /** `unknown`: it did not run to its end. `unsteady`: red in each attempt, each time in another way. */
  readonly word: 'held' | 'red' | 'unsteady' | 'unknown';
  /** How it was red, without values that change from run to run. */
  readonly how?: string;
  /** Of an unsteady one: how each of its attempts was red. */
  readonly hows?: readonly string[];
  /** True if the answer that shows it may pass by itself: none, 429 or 5xx. */
  readonly passing?: true;
  /** True if the server answered nothing at all; the word is `unknown`. */
  readonly silent?: true;
  /** Requests of an attempt, if more than two. */
  readonly requests?: number;
  /** Attempts that were red, of all; absent for one attempt. `lasting`: red by an answer that does not pass by itself. */
  readonly attempts?: { readonly red: number; readonly of: number; readonly lasting?: number };
  /** `provider operation` of the last request. Only of red ones. */
  readonly operation?: string;
  /** The requirement, and the request that shows the miss. Only of red ones. */
  readonly requirement?: string;
  readonly curl?: string;
}

type Seen = Pick<Attempt, 'reason' | 'expected' | 'exchange'>;

/** How an attempt was red: what was expected, the status that came, and where; without numbers, quoted texts and ids. */
function howOf({ reason, expected, exchange }: Seen): string {
  const what = (expected ?? (exchange === undefined ? reason : '') ?? '')
    .replace(/"[^"]*"/g, '"…"')
    .replace(/\b[0-9a-f]{8,}\b|\d+/gi, '…');
  const path = /https?:\/\/[^/\s]+([^\s'?]*)/.exec(exchange?.curl ?? '')?.[1] ?? '';
  const where = path.replace(/\/[0-9a-f-]*\d[0-9a-f-]*(?=\/|$)/gi, '/…');
  return `${what} / ${exchange === undefined ? '' : (exchange.response?.status ?? 'no answer')} ${where}`.trim();
}

/** True for a check that was red in the same way in each attempt. */
export const isSteady = (result: CheckResult): boolean =>
  (result.attempts ?? []).every((attempt) => howOf(attempt) === howOf(result));

const passes = ({ exchange }: Seen): boolean => {
  const status = exchange?.response?.status;
  return exchange !== undefined && (status === undefined || status === 429 || status >= 500);
};

/**
 * The verdict of a night on a check.
 * @param operation that of its last request
 */
export function verdictOf(result: CheckResult, operation?: string): Verdict {
  const { attempts = [], status, reasonKind, requirement, exchange } = result;
  const red = isRed(result);
  const all = attempts.length + 1;
  if (reasonKind === 'no-answer') return { word: 'unknown', silent: true };
  const reds: readonly Seen[] = red ? [...attempts, result] : attempts;
  const requests = Math.ceil(result.requests / all);
  const counted = {
    ...(requests > 2 ? { requests } : {}),
    ...(attempts.length === 0
      ? {}
      : {
          attempts: {
            red: reds.length,
            of: all,
            lasting: reds.filter((one) => one.exchange !== undefined && !passes(one)).length,
          },
        }),
  };
  if (!red) return { word: status === 'skipped' || status === 'untestable' ? 'unknown' : 'held', ...counted };
  return {
    ...(isSteady(result)
      ? { word: 'red' as const }
      : { word: 'unsteady' as const, hows: [...new Set([...attempts, result].map(howOf))] }),
    how: howOf(result),
    ...(passes(result) ? { passing: true } : {}),
    ...counted,
    ...(operation === undefined ? {} : { operation }),
    requirement,
    ...(exchange === undefined ? {} : { curl: exchange.curl }),
  };
}
