import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { onAnswer, onHeader } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { streamMutant, withStatus } from './mutant.ts';

const counting =
  (change: (honest: Seams['windowUse']) => Seams['windowUse']): Mutant['seams'] =>
  (honest) => ({ windowUse: change(honest.windowUse) });

const limited = { status: 429 };

/** Mutants of the rate window. */
export const rateMutants: readonly Mutant[] = [
  streamMutant(
    'window-one-more',
    'rate-limit',
    'lets one request too many through',
    ['rate-limit/last-allowed', 'rate-limit/token-and-key', 'rate-limit/every-operation'],
    counting(
      (honest) => (state, rule, now, about) => honest(state, { ...rule, requests: rule.requests + 1 }, now, about),
    ),
  ),
  streamMutant(
    'window-one-less',
    'rate-limit',
    'refuses the last request that is allowed',
    ['rate-limit/last-allowed', 'rate-limit/opens-again'],
    counting(
      (honest) => (state, rule, now, about) =>
        honest(state, { ...rule, requests: Math.max(0, rule.requests - 1) }, now, about),
    ),
  ),
  streamMutant(
    'block-missing',
    'rate-limit',
    'opens with the window, without a block',
    ['rate-limit/blocks'],
    counting(
      (honest) =>
        (state, { blockSeconds: _none, ...rule }, now, about) =>
          honest(state, rule, now, about),
    ),
  ),
  streamMutant(
    'block-short',
    'rate-limit',
    'ends the block after one minute',
    ['rate-limit/blocks'],
    counting((honest) => (state, rule, now, about) => honest(state, { ...rule, blockSeconds: 60 }, now, about)),
  ),
  streamMutant(
    'block-endless',
    'rate-limit',
    'starts the block anew with every request',
    ['rate-limit/retry-after'],
    counting((honest) => (state, rule, now, about) => {
      const use = honest(state, rule, now, about);
      if (!use.allowed) state.blockedUntil = now + 300_000;
      return use.allowed ? use : { ...use, waitSeconds: 300 };
    }),
  ),
  streamMutant(
    'window-never-opens',
    'rate-limit',
    'never opens a window again',
    ['rate-limit/opens-again'],
    counting((honest) => (state, rule, now, about) => honest(state, rule, Math.min(now, state.openedAt ?? now), about)),
  ),
  streamMutant('window-shared', 'isolation', "blocks one user for another's requests", ['rate-limit/per-user'], () => ({
    ownerOf: (tenant, property) => (property === 'window' ? tenant.replace(/-neighbour$/, '') : tenant),
  })),
  streamMutant(
    'reads-unlimited',
    'rate-limit',
    'does not count requests for captions',
    ['rate-limit/every-operation'],
    counting(
      (honest) => (state, rule, now, about) =>
        honest(state, { ...rule, enforced: rule.enforced && !/Caption/.test(about.operation ?? '') }, now, about),
    ),
  ),
  streamMutant('limited-as-503', 'errors', 'refuses with 503 past the limit', ['rate-limit/last-allowed'], () =>
    withStatus(limited, 503),
  ),
  streamMutant('retry-after-missing', 'rate-limit', 'leaves Retry-After out', ['rate-limit/retry-after'], () =>
    onHeader(limited, 'Retry-After', () => null),
  ),
  streamMutant(
    'retry-after-milliseconds',
    'rate-limit',
    'sends Retry-After in milliseconds',
    ['rate-limit/retry-after'],
    () => onHeader(limited, 'Retry-After', (value) => `${value}000`),
  ),
  streamMutant('retry-after-date', 'rate-limit', 'sends Retry-After as a date', ['rate-limit/retry-after'], () =>
    onHeader(limited, 'Retry-After', () => 'Thu, 01 Jan 2026 00:05:00 GMT'),
  ),
  streamMutant(
    'retry-after-always',
    'rate-limit',
    'sends Retry-After with every answer',
    ['rate-limit/retry-after-only-then'],
    () => onAnswer({}, (answer) => ({ ...answer, headers: { ...answer.headers, 'Retry-After': '1' } })),
  ),
  streamMutant(
    'rate-headers-missing',
    'headers',
    'sends no Ratelimit',
    ['rate-limit/headers', 'rate-limit/remaining'],
    () => onHeader({}, 'Ratelimit', () => null),
  ),
  streamMutant(
    'policy-missing',
    'headers',
    'sends no Ratelimit-Policy',
    ['rate-limit/headers', 'rate-limit/policy'],
    () => onHeader({}, 'Ratelimit-Policy', () => null),
  ),
  streamMutant(
    'remaining-stuck',
    'rate-limit',
    'always shows the whole limit as remaining',
    ['rate-limit/remaining'],
    counting((honest) => (state, rule, now, about) => ({
      ...honest(state, rule, now, about),
      remaining: rule.requests,
    })),
  ),
  streamMutant(
    'reset-milliseconds',
    'rate-limit',
    'shows the reset in milliseconds',
    ['rate-limit/remaining', 'rate-limit/headers'],
    () => onHeader({}, 'Ratelimit', (value) => `${value}000`),
  ),
  streamMutant('policy-wrong', 'rate-limit', 'announces another limit', ['rate-limit/policy'], () =>
    onHeader({}, 'Ratelimit-Policy', () => '"burst";q=600;w=60'),
  ),
];
