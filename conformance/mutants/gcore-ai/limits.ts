import { onHeader } from '../answers.ts';
import { counting } from '../decisions.ts';
import type { Mutant } from '../mutant.ts';
import { as, html, on, remembering, says } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of features, the queue and the rate limit of an account. */
export const limitMutants: readonly Mutant[] = [
  mutant({
    id: 'feature-as-403',
    family: 'errors',
    statement: 'refuses accounts without AI with 403',
    breaks: ['account/ai-off', 'account/ai-off-subtitles'],
    seams: on('feature-disabled', as(403)),
  }),
  mutant({
    id: 'feature-other-text',
    family: 'errors',
    statement: 'words the refusal for disabled AI differently',
    breaks: ['account/ai-off'],
    seams: on('feature-disabled', says({ error: 'Upgrade required.' })),
  }),
  mutant({
    id: 'feature-with-envelope',
    family: 'errors',
    statement: 'puts the refusal for disabled AI into errors',
    breaks: ['account/ai-off', 'account/ai-off-subtitles'],
    seams: on('feature-disabled', says({ errors: ['Feature is disabled. Contact support to enable.'] })),
  }),
  mutant({
    id: 'queue-as-429',
    family: 'errors',
    statement: 'refuses a full queue with 429',
    breaks: ['account/queue-limit', 'account/queue-opens'],
    seams: on('queue-full', as(429)),
  }),
  mutant({
    id: 'queue-other-number',
    family: 'errors',
    statement: 'names another queue limit',
    breaks: ['account/queue-limit'],
    seams: on('queue-full', says({ error: 'Queue limit reached (99), try later.' })),
  }),
  mutant({
    id: 'queue-unlimited',
    family: 'rate-limit',
    statement: 'queues without a limit',
    breaks: ['account/queue-limit', 'account/queue-opens'],
    seams: on('queue-full', says({ task_id: '0b7f3c0e-0000-4000-8000-00000000abcd' }, 201)),
  }),
  mutant({
    id: 'queue-stays-full',
    family: 'rate-limit',
    statement: 'refuses every task after the queue was full once',
    breaks: ['account/queue-opens'],
    seams: remembering<{ full?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'queue-full') kept.full = true;
        return kept.full && answer.rule === 'createTask'
          ? { ...answer, status: 400, body: { error: 'Queue limit reached (100), try later.' } }
          : answer;
      },
    ),
  }),
  mutant({
    id: 'limit-as-503',
    family: 'errors',
    statement: 'refuses too many requests with 503',
    breaks: [
      'account/rate-limited',
      'account/rate-limited-tasks',
      'account/rate-limited-everywhere',
      'account/rate-opens',
    ],
    seams: on('rate-limited', as(503)),
  }),
  mutant({
    id: 'limit-as-html',
    family: 'errors',
    statement: 'refuses too many requests with a page',
    breaks: ['account/rate-limited', 'account/rate-limited-tasks'],
    seams: on('rate-limited', html),
  }),
  mutant({
    id: 'limit-one-more',
    family: 'rate-limit',
    statement: 'lets one request too many through',
    breaks: ['account/rate-limited', 'account/rate-limited-tasks'],
    seams: counting(
      (honest) => (state, rule, now, about) => honest(state, { ...rule, requests: rule.requests + 1 }, now, about),
    ),
  }),
  mutant({
    id: 'limit-one-less',
    family: 'rate-limit',
    statement: 'refuses the last request that is allowed',
    breaks: ['account/rate-limited', 'account/rate-opens', 'account/rate-limited-tasks'],
    seams: counting(
      (honest) => (state, rule, now, about) => honest(state, { ...rule, requests: rule.requests - 1 }, now, about),
    ),
  }),
  mutant({
    id: 'limit-never-opens',
    family: 'rate-limit',
    statement: 'never opens a used-up window',
    breaks: ['account/rate-opens', 'account/retry-after'],
    seams: counting(
      (honest) => (state, rule, now, about) => honest(state, rule, Math.min(now, state.openedAt ?? now), about),
    ),
  }),
  mutant({
    id: 'limit-shared',
    family: 'isolation',
    statement: "counts another account's requests",
    breaks: ['account/rate-own'],
    seams: () => ({
      ownerOf: (tenant, property) => (property === 'window' ? tenant.replace(/-neighbour$/, '') : tenant),
    }),
  }),
  mutant({
    id: 'retry-after-missing',
    family: 'headers',
    statement: 'leaves Retry-After out',
    breaks: ['account/retry-after'],
    seams: () => onHeader({ rule: 'rate-limited' }, 'Retry-After', () => null),
  }),
  mutant({
    id: 'retry-after-in-milliseconds',
    family: 'headers',
    statement: 'sends Retry-After in milliseconds',
    breaks: ['account/retry-after'],
    seams: () => onHeader({ rule: 'rate-limited' }, 'Retry-After', (value) => String(Number(value) * 1000)),
  }),
  mutant({
    id: 'retry-after-short',
    family: 'rate-limit',
    statement: 'sends a Retry-After that is too short',
    breaks: ['account/retry-after'],
    seams: () => onHeader({ rule: 'rate-limited' }, 'Retry-After', (value) => String(Math.max(1, Number(value) - 10))),
  }),
];
