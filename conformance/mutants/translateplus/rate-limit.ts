import { isJsonObject } from '../../../src/base/json.ts';
import { onAnswer, onHeader } from '../answers.ts';
import { counting } from '../decisions.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

const limited = { status: 429 };

/** Mutants of the rate window. */
export const rateMutants: readonly Mutant[] = [
  mutant({
    id: 'window-one-more',
    family: 'rate-limit',
    statement: 'lets one request too many through',
    breaks: ['rate-limit/last-allowed', 'rate-limit/met'],
    seams: counting((honest) => (state, rule, now, about) => {
      const use = honest(state, { ...rule, requests: rule.requests + 1 }, now, about);
      return {
        ...use,
        limit: rule.requests,
        remaining: Math.max(0, use.remaining - 1),
        used: Math.min(use.used, rule.requests),
      };
    }),
  }),
  mutant({
    id: 'window-one-less',
    family: 'rate-limit',
    statement: 'refuses the last request that is allowed',
    breaks: ['rate-limit/last-allowed', 'rate-limit/opens-again', 'rate-limit/met'],
    seams: counting((honest) => (state, rule, now, about) => ({
      ...honest(state, { ...rule, requests: Math.max(0, rule.requests - 1) }, now, about),
      limit: rule.requests,
    })),
  }),
  mutant({
    id: 'window-never-opens',
    family: 'rate-limit',
    statement: 'never opens a used-up window again',
    breaks: ['rate-limit/opens-again', 'rate-limit/met'],
    seams: counting(
      (honest) => (state, rule, now, about) =>
        honest(state, rule, Math.min(now, (state.openedAt ?? now) + rule.seconds * 1000 - 1), about),
    ),
  }),
  mutant({
    id: 'window-opens-early',
    family: 'rate-limit',
    statement: 'opens a used-up window ten seconds early',
    breaks: ['rate-limit/seconds', 'rate-limit/met'],
    seams: counting((honest) => (state, rule, now, about) => {
      const use = honest(state, { ...rule, seconds: rule.seconds - 10 }, now, about);
      return use.allowed ? use : { ...use, waitSeconds: use.waitSeconds + 10 };
    }),
  }),
  mutant({
    id: 'wait-too-short',
    family: 'rate-limit',
    statement: 'names one second too few to wait',
    breaks: ['rate-limit/seconds', 'rate-limit/retry-after'],
    seams: counting((honest) => (state, rule, now, about) => {
      const use = honest(state, rule, now, about);
      return use.allowed ? use : { ...use, waitSeconds: Math.max(1, use.waitSeconds - 1) };
    }),
  }),
  mutant({
    id: 'wait-always-a-minute',
    family: 'rate-limit',
    statement: 'always names the whole window as the wait',
    breaks: ['rate-limit/seconds'],
    seams: counting((honest) => (state, rule, now, about) => {
      const use = honest(state, rule, now, about);
      return use.allowed ? use : { ...use, waitSeconds: rule.seconds };
    }),
  }),
  mutant({
    id: 'refused-counted',
    family: 'rate-limit',
    statement: 'counts refused requests and starts the window anew with each',
    breaks: ['rate-limit/refused-not-counted'],
    seams: counting((honest) => (state, rule, now, about) => {
      const use = honest(state, rule, now, about);
      if (!use.allowed) state.openedAt = now;
      return use;
    }),
  }),
  mutant({
    id: 'refused-in-text',
    family: 'rate-limit',
    statement: 'adds the refused request to those made',
    breaks: ['rate-limit/text', 'rate-limit/met'],
    seams: counting((honest) => (state, rule, now, about) => {
      const use = honest(state, rule, now, about);
      return use.allowed ? use : { ...use, used: use.used + 1 };
    }),
  }),
  mutant({
    id: 'window-shared',
    family: 'isolation',
    statement: "counts two keys' requests in one window",
    breaks: ['rate-limit/per-key'],
    seams: () => ({
      ownerOf: (tenant, property) => (property === 'window' ? tenant.replace(/-neighbour$/, '') : tenant),
    }),
  }),
  mutant({
    id: 'translations-unlimited',
    family: 'rate-limit',
    statement: 'does not count translations',
    breaks: ['rate-limit/all-operations', 'rate-limit/before-the-body'],
    seams: counting(
      (honest) => (state, rule, now, about) =>
        honest(state, { ...rule, enforced: rule.enforced && about.operation !== 'translateSubtitles' }, now, about),
    ),
  }),
  mutant({
    id: '429-as-503',
    family: 'errors',
    statement: 'refuses with 503 past the limit',
    breaks: ['rate-limit/last-allowed', 'rate-limit/met'],
    seams: () => onAnswer(limited, (answer) => ({ ...answer, status: 503 })),
  }),
  mutant({
    id: '429-as-200',
    family: 'envelope',
    statement: 'answers 200 with the text of a refusal past the limit',
    breaks: ['rate-limit/last-allowed'],
    seams: () => onAnswer(limited, (answer) => ({ ...answer, status: 200 })),
  }),
  mutant({
    id: '429-other-text',
    family: 'errors',
    statement: 'words the refusal past the limit differently',
    breaks: ['rate-limit/text', 'rate-limit/met'],
    seams: () =>
      onAnswer(limited, (answer) =>
        isJsonObject(answer.body) ? { ...answer, body: { detail: 'Too many requests' } } : answer,
      ),
  }),
  mutant({
    id: 'retry-after-missing',
    family: 'rate-limit',
    statement: 'leaves Retry-After out',
    breaks: ['rate-limit/retry-after'],
    seams: () => onHeader(limited, 'Retry-After', () => null),
  }),
  mutant({
    id: 'retry-after-date',
    family: 'rate-limit',
    statement: 'sends Retry-After as a date',
    breaks: ['rate-limit/retry-after', 'rate-limit/met'],
    seams: () => onHeader(limited, 'Retry-After', (value) => new Date(Number(value) * 1000).toUTCString()),
  }),
  mutant({
    id: 'retry-after-milliseconds',
    family: 'rate-limit',
    statement: 'sends Retry-After in milliseconds',
    breaks: ['rate-limit/retry-after', 'rate-limit/met'],
    seams: () => onHeader(limited, 'Retry-After', (value) => `${value}000`),
  }),
  mutant({
    id: 'rate-headers-missing',
    family: 'rate-limit',
    statement: 'sends no X-RateLimit headers',
    breaks: ['rate-limit/headers', 'rate-limit/met'],
    seams: () =>
      onAnswer({}, (answer) => ({
        ...answer,
        headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !name.startsWith('X-RateLimit'))),
      })),
  }),
  mutant({
    id: 'rate-headers-missing-on-refusals',
    family: 'rate-limit',
    statement: 'sends no X-RateLimit-Remaining with a refusal',
    breaks: ['rate-limit/headers-on-refusals', 'rate-limit/met'],
    seams: (honest) => ({
      answer: (answer, about) =>
        answer.status < 400
          ? answer
          : (onHeader({}, 'X-RateLimit-Remaining', () => null).answer ?? honest.answer)(answer, about),
    }),
  }),
  mutant({
    id: 'remaining-stuck',
    family: 'rate-limit',
    statement: 'always shows the whole limit as remaining',
    breaks: ['rate-limit/remaining', 'rate-limit/met'],
    seams: counting((honest) => (state, rule, now, about) => ({
      ...honest(state, rule, now, about),
      remaining: rule.requests,
    })),
  }),
  mutant({
    id: 'reset-milliseconds',
    family: 'rate-limit',
    statement: 'shows the reset time in milliseconds',
    breaks: ['rate-limit/reset'],
    seams: () => onHeader({}, 'X-RateLimit-Reset', (value) => `${value}000`),
  }),
  mutant({
    id: 'reset-relative',
    family: 'rate-limit',
    statement: 'shows the seconds until the reset instead of its time',
    breaks: ['rate-limit/reset'],
    seams: () => onHeader({}, 'X-RateLimit-Reset', () => '60'),
  }),
  mutant({
    id: 'limit-header-doubled',
    family: 'rate-limit',
    statement: 'announces twice the limit',
    breaks: ['rate-limit/sixty-a-minute', 'rate-limit/remaining'],
    seams: () => onHeader({}, 'X-RateLimit-Limit', (value) => String(Number(value) * 2)),
  }),
];
