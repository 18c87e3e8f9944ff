import { onAnswer, onHeader } from '../answers.ts';
import { counting } from '../decisions.ts';
import type { Mutant } from '../mutant.ts';
import { withStatus } from './changes.ts';
import { mutant } from './mutant.ts';

const limited = { status: 429 };

/** Mutants of the rate window. */
export const rateMutants: readonly Mutant[] = [
  mutant({
    id: 'window-one-more',
    family: 'rate-limit',
    statement: 'lets one request too many through',
    breaks: ['rate-limit/last-allowed', 'rate-limit/token-and-key', 'rate-limit/every-operation'],
    seams: counting(
      (honest) => (state, rule, now, about) => honest(state, { ...rule, requests: rule.requests + 1 }, now, about),
    ),
  }),
  mutant({
    id: 'window-one-less',
    family: 'rate-limit',
    statement: 'refuses the last request that is allowed',
    breaks: ['rate-limit/last-allowed', 'rate-limit/opens-again'],
    seams: counting(
      (honest) => (state, rule, now, about) =>
        honest(state, { ...rule, requests: Math.max(0, rule.requests - 1) }, now, about),
    ),
  }),
  mutant({
    id: 'block-missing',
    family: 'rate-limit',
    statement: 'opens with the window, without a block',
    breaks: ['rate-limit/blocks'],
    seams: counting(
      (honest) =>
        (state, { blockSeconds: _none, ...rule }, now, about) =>
          honest(state, rule, now, about),
    ),
  }),
  mutant({
    id: 'block-short',
    family: 'rate-limit',
    statement: 'ends the block after one minute',
    breaks: ['rate-limit/blocks'],
    seams: counting((honest) => (state, rule, now, about) => honest(state, { ...rule, blockSeconds: 60 }, now, about)),
  }),
  mutant({
    id: 'block-endless',
    family: 'rate-limit',
    statement: 'starts the block anew with every request',
    breaks: ['rate-limit/retry-after'],
    seams: counting((honest) => (state, rule, now, about) => {
      const use = honest(state, rule, now, about);
      if (!use.allowed) state.blockedUntil = now + 300_000;
      return use.allowed ? use : { ...use, waitSeconds: 300 };
    }),
  }),
  mutant({
    id: 'window-never-opens',
    family: 'rate-limit',
    statement: 'never opens a window again',
    breaks: ['rate-limit/opens-again'],
    seams: counting(
      (honest) => (state, rule, now, about) => honest(state, rule, Math.min(now, state.openedAt ?? now), about),
    ),
  }),
  mutant({
    id: 'window-shared',
    family: 'isolation',
    statement: "blocks one user for another's requests",
    breaks: ['rate-limit/per-user'],
    seams: () => ({
      ownerOf: (tenant, property) => (property === 'window' ? tenant.replace(/-neighbour$/, '') : tenant),
    }),
  }),
  mutant({
    id: 'reads-unlimited',
    family: 'rate-limit',
    statement: 'does not count requests for captions',
    breaks: ['rate-limit/every-operation'],
    seams: counting(
      (honest) => (state, rule, now, about) =>
        honest(state, { ...rule, enforced: rule.enforced && !/Caption/.test(about.operation ?? '') }, now, about),
    ),
  }),
  mutant({
    id: 'limited-as-503',
    family: 'errors',
    statement: 'refuses with 503 past the limit',
    breaks: ['rate-limit/last-allowed'],
    seams: () => withStatus(limited, 503),
  }),
  mutant({
    id: 'retry-after-missing',
    family: 'rate-limit',
    statement: 'leaves Retry-After out',
    breaks: ['rate-limit/retry-after'],
    seams: () => onHeader(limited, 'Retry-After', () => null),
  }),
  mutant({
    id: 'retry-after-milliseconds',
    family: 'rate-limit',
    statement: 'sends Retry-After in milliseconds',
    breaks: ['rate-limit/retry-after'],
    seams: () => onHeader(limited, 'Retry-After', (value) => `${value}000`),
  }),
  mutant({
    id: 'retry-after-date',
    family: 'rate-limit',
    statement: 'sends Retry-After as a date',
    breaks: ['rate-limit/retry-after'],
    seams: () => onHeader(limited, 'Retry-After', () => 'Thu, 01 Jan 2026 00:05:00 GMT'),
  }),
  mutant({
    id: 'retry-after-always',
    family: 'rate-limit',
    statement: 'sends Retry-After with every answer',
    breaks: ['rate-limit/retry-after-only-then'],
    seams: () => onAnswer({}, (answer) => ({ ...answer, headers: { ...answer.headers, 'Retry-After': '1' } })),
  }),
  mutant({
    id: 'rate-headers-missing',
    family: 'headers',
    statement: 'sends no Ratelimit',
    breaks: ['rate-limit/headers', 'rate-limit/remaining'],
    seams: () => onHeader({}, 'Ratelimit', () => null),
  }),
  mutant({
    id: 'policy-missing',
    family: 'headers',
    statement: 'sends no Ratelimit-Policy',
    breaks: ['rate-limit/headers', 'rate-limit/policy'],
    seams: () => onHeader({}, 'Ratelimit-Policy', () => null),
  }),
  mutant({
    id: 'other-rate-headers-wrong',
    family: 'headers',
    statement: 'shows more remaining requests than the limit, in the X-RateLimit headers',
    breaks: ['rate-limit/headers', 'rate-limit/remaining'],
    seams: () =>
      onAnswer({}, ({ headers: { Ratelimit: _one, 'Ratelimit-Policy': _other, ...headers }, ...answer }) => ({
        ...answer,
        headers: { ...headers, 'X-RateLimit-Limit': '1200', 'X-RateLimit-Remaining': '1300' },
      })),
  }),
  mutant({
    id: 'remaining-stuck',
    family: 'rate-limit',
    statement: 'always shows the whole limit as remaining',
    breaks: ['rate-limit/remaining'],
    seams: counting((honest) => (state, rule, now, about) => ({
      ...honest(state, rule, now, about),
      remaining: rule.requests,
    })),
  }),
  mutant({
    id: 'reset-milliseconds',
    family: 'rate-limit',
    statement: 'shows the reset in milliseconds',
    breaks: ['rate-limit/remaining', 'rate-limit/headers'],
    seams: () => onHeader({}, 'Ratelimit', (value) => `${value}000`),
  }),
  mutant({
    id: 'policy-wrong',
    family: 'rate-limit',
    statement: 'announces another limit',
    breaks: ['rate-limit/policy'],
    seams: () => onHeader({}, 'Ratelimit-Policy', () => '"burst";q=600;w=60'),
  }),
];
