import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject } from '../../../src/base/json.ts';
import { onAnswer, onHeader } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

const counting =
  (change: (honest: Seams['windowUse']) => Seams['windowUse']): Mutant['seams'] =>
  (honest) => ({ windowUse: change(honest.windowUse) });

const limited = { status: 429 };

/** Mutants of the rate window. */
export const rateMutants: readonly Mutant[] = [
  mutant(
    'window-one-more',
    'rate-limit',
    'lets one request too many through',
    ['rate-limit/last-allowed'],
    counting((honest) => (state, rule, now, about) => {
      const use = honest(state, { ...rule, requests: rule.requests + 1 }, now, about);
      return {
        ...use,
        limit: rule.requests,
        remaining: Math.max(0, use.remaining - 1),
        used: Math.min(use.used, rule.requests),
      };
    }),
  ),
  mutant(
    'window-one-less',
    'rate-limit',
    'refuses the last request that is allowed',
    ['rate-limit/last-allowed', 'rate-limit/opens-again'],
    counting((honest) => (state, rule, now, about) => ({
      ...honest(state, { ...rule, requests: Math.max(0, rule.requests - 1) }, now, about),
      limit: rule.requests,
    })),
  ),
  mutant(
    'window-never-opens',
    'rate-limit',
    'never opens a used-up window again',
    ['rate-limit/opens-again'],
    counting(
      (honest) => (state, rule, now, about) =>
        honest(state, rule, Math.min(now, (state.openedAt ?? now) + rule.seconds * 1000 - 1), about),
    ),
  ),
  mutant(
    'window-opens-early',
    'rate-limit',
    'opens a used-up window ten seconds early',
    ['rate-limit/seconds'],
    counting((honest) => (state, rule, now, about) => {
      const use = honest(state, { ...rule, seconds: rule.seconds - 10 }, now, about);
      return use.allowed ? use : { ...use, waitSeconds: use.waitSeconds + 10 };
    }),
  ),
  mutant(
    'wait-too-short',
    'rate-limit',
    'names one second too few to wait',
    ['rate-limit/seconds', 'rate-limit/retry-after'],
    counting((honest) => (state, rule, now, about) => {
      const use = honest(state, rule, now, about);
      return use.allowed ? use : { ...use, waitSeconds: Math.max(1, use.waitSeconds - 1) };
    }),
  ),
  mutant(
    'wait-always-a-minute',
    'rate-limit',
    'always names the whole window as the wait',
    ['rate-limit/seconds'],
    counting((honest) => (state, rule, now, about) => {
      const use = honest(state, rule, now, about);
      return use.allowed ? use : { ...use, waitSeconds: rule.seconds };
    }),
  ),
  mutant(
    'refused-counted',
    'rate-limit',
    'counts refused requests and starts the window anew with each',
    ['rate-limit/refused-not-counted'],
    counting((honest) => (state, rule, now, about) => {
      const use = honest(state, rule, now, about);
      if (!use.allowed) state.openedAt = now;
      return use;
    }),
  ),
  mutant(
    'refused-in-text',
    'rate-limit',
    'adds the refused request to those made',
    ['rate-limit/text'],
    counting((honest) => (state, rule, now, about) => {
      const use = honest(state, rule, now, about);
      return use.allowed ? use : { ...use, used: use.used + 1 };
    }),
  ),
  mutant('window-shared', 'isolation', "counts two keys' requests in one window", ['rate-limit/per-key'], () => ({
    ownerOf: (tenant, property) => (property === 'window' ? tenant.replace(/-neighbour$/, '') : tenant),
  })),
  mutant(
    'translations-unlimited',
    'rate-limit',
    'does not count translations',
    ['rate-limit/all-operations', 'rate-limit/before-the-body'],
    counting(
      (honest) => (state, rule, now, about) =>
        honest(state, { ...rule, enforced: rule.enforced && about.operation !== 'translateSubtitles' }, now, about),
    ),
  ),
  mutant('429-as-503', 'errors', 'refuses with 503 past the limit', ['rate-limit/last-allowed'], () =>
    onAnswer(limited, (answer) => ({ ...answer, status: 503 })),
  ),
  mutant(
    '429-as-200',
    'envelope',
    'answers 200 with the text of a refusal past the limit',
    ['rate-limit/last-allowed'],
    () => onAnswer(limited, (answer) => ({ ...answer, status: 200 })),
  ),
  mutant('429-other-text', 'errors', 'words the refusal past the limit differently', ['rate-limit/text'], () =>
    onAnswer(limited, (answer) =>
      isJsonObject(answer.body) ? { ...answer, body: { detail: 'Too many requests' } } : answer,
    ),
  ),
  mutant('retry-after-missing', 'rate-limit', 'leaves Retry-After out', ['rate-limit/retry-after'], () =>
    onHeader(limited, 'Retry-After', () => null),
  ),
  mutant('retry-after-date', 'rate-limit', 'sends Retry-After as a date', ['rate-limit/retry-after'], () =>
    onHeader(limited, 'Retry-After', (value) => new Date(Number(value) * 1000).toUTCString()),
  ),
  mutant(
    'retry-after-milliseconds',
    'rate-limit',
    'sends Retry-After in milliseconds',
    ['rate-limit/retry-after'],
    () => onHeader(limited, 'Retry-After', (value) => `${value}000`),
  ),
  mutant('rate-headers-missing', 'rate-limit', 'sends no X-RateLimit headers', ['rate-limit/headers'], () =>
    onAnswer({}, (answer) => ({
      ...answer,
      headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !name.startsWith('X-RateLimit'))),
    })),
  ),
  mutant(
    'rate-headers-missing-on-refusals',
    'rate-limit',
    'sends no X-RateLimit-Remaining with a refusal',
    ['rate-limit/headers-on-refusals'],
    (honest) => ({
      answer: (answer, about) =>
        answer.status < 400
          ? answer
          : (onHeader({}, 'X-RateLimit-Remaining', () => null).answer ?? honest.answer)(answer, about),
    }),
  ),
  mutant(
    'remaining-stuck',
    'rate-limit',
    'always shows the whole limit as remaining',
    ['rate-limit/remaining'],
    counting((honest) => (state, rule, now, about) => ({
      ...honest(state, rule, now, about),
      remaining: rule.requests,
    })),
  ),
  mutant('reset-milliseconds', 'rate-limit', 'shows the reset time in milliseconds', ['rate-limit/reset'], () =>
    onHeader({}, 'X-RateLimit-Reset', (value) => `${value}000`),
  ),
  mutant(
    'reset-relative',
    'rate-limit',
    'shows the seconds until the reset instead of its time',
    ['rate-limit/reset'],
    () => onHeader({}, 'X-RateLimit-Reset', () => '60'),
  ),
  mutant(
    'limit-header-doubled',
    'rate-limit',
    'announces twice the limit',
    ['rate-limit/sixty-a-minute', 'rate-limit/remaining'],
    () => onHeader({}, 'X-RateLimit-Limit', (value) => String(Number(value) * 2)),
  ),
];
