import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { onHeader } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, html, mutant, on, remembering, says } from './mutant.ts';

const counting =
  (change: (honest: Seams['windowUse']) => Seams['windowUse']): Mutant['seams'] =>
  (honest) => ({ windowUse: change(honest.windowUse) });

/** After an answer with this rule every answer of the account, or of all, has this status. */
const spoiltBy =
  (status: number, by: number): Mutant['seams'] =>
  () => {
    let spoilt = false;
    return {
      answer: (answer) => {
        if (spoilt) return { ...answer, status: by, body: { error: 'spoilt' } };
        spoilt = answer.status === status;
        return answer;
      },
    };
  };

/** Mutants of tokens, roles, limits, features and unknown paths. */
export const accountMutants: readonly Mutant[] = [
  mutant('token-not-checked', 'keys', 'serves every token', ['auth/unknown unknown-words good-after-bad'], () => ({
    tenantOf: (presented, known) => known(presented) ?? { tenant: 'anybody', scope: 'full' },
  })),
  mutant('token-never-expires', 'keys', 'serves expired tokens', ['auth/expired'], () => ({
    tenantOf: (presented, known) => {
      const opened = known(presented);
      return opened && { ...opened, scope: opened.scope === 'expired' ? 'full' : opened.scope };
    },
  })),
  mutant(
    'token-missing-as-403',
    'keys',
    'refuses a missing token with 403',
    ['auth/missing missing-words before-the-body other-schemes'],
    on('credentials-missing', as(403)),
  ),
  mutant(
    'token-missing-as-html',
    'keys',
    'answers a page to requests without a token',
    ['auth/missing-words'],
    on('credentials-missing', html),
  ),
  mutant(
    'token-missing-as-400',
    'keys',
    'reads the body before the token',
    ['auth/before-the-body missing'],
    on('credentials-missing', as(400)),
  ),
  mutant(
    'token-unknown-as-404',
    'keys',
    'answers 404 to an unknown token',
    ['auth/unknown unknown-words good-after-bad'],
    on('token-bad', as(404)),
  ),
  mutant(
    'token-unknown-wordless',
    'keys',
    'answers an empty object to an unknown token',
    ['auth/unknown-words'],
    on('token-bad', says({})),
  ),
  mutant(
    'token-repeated',
    'keys',
    'repeats a token that it refuses',
    ['auth/unknown-words'],
    on('token-bad', says({ error: 'Bad token: 29841_no-account-has-this-token' })),
  ),
  mutant(
    'other-schemes-taken',
    'keys',
    'serves any scheme',
    ['auth/other-schemes missing'],
    on(['credentials-missing', 'token-type'], says([], 200)),
  ),
  mutant(
    'every-second-refused',
    'keys',
    'refuses every second request',
    ['auth/scheme-case looking'],
    remembering<{ count: number }>(
      () => ({ count: 0 }),
      (answer, kept) => {
        kept.count += 1;
        return kept.count % 2 === 0 ? { ...answer, status: 401, body: { error: 'Bad token' } } : answer;
      },
    ),
  ),
  mutant(
    'locked-after-a-bad-token',
    'keys',
    'locks every token out after a bad one',
    ['auth/good-after-bad'],
    spoiltBy(401, 401),
  ),
  mutant(
    'readers-write',
    'keys',
    'lets users with the role "user" write',
    ['auth/looking-only forbidden-words'],
    () => ({
      permits: () => true,
    }),
  ),
  mutant('readers-read-nothing', 'keys', 'refuses users every read', ['auth/looking'], () => ({
    permits: (scope) => scope === 'full',
  })),
  mutant(
    'forbidden-but-done',
    'keys',
    'refuses a forbidden request after carrying it out',
    ['auth/forbidden-does-nothing'],
    remembering<{ refused?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'forbidden') kept.refused = true;
        return answer.rule === 'getVideo' && kept.refused === true
          ? body((video) => ({ ...video, priority: 4 }))(answer)
          : answer;
      },
    ),
  ),
  mutant(
    'forbidden-as-404',
    'keys',
    'answers 404 to a forbidden request',
    ['auth/looking-only forbidden-words'],
    on('forbidden', as(404)),
  ),
  mutant(
    'forbidden-wordless',
    'keys',
    'refuses a role without a text',
    ['auth/forbidden-words'],
    on('forbidden', says({})),
  ),

  mutant(
    'feature-as-403',
    'errors',
    'refuses accounts without AI with 403',
    ['account/ai-off ai-off-subtitles'],
    on('feature-disabled', as(403)),
  ),
  mutant(
    'feature-other-text',
    'errors',
    'words the refusal for disabled AI differently',
    ['account/ai-off'],
    on('feature-disabled', says({ error: 'Upgrade required.' })),
  ),
  mutant(
    'feature-with-envelope',
    'errors',
    'puts the refusal for disabled AI into errors',
    ['account/ai-off ai-off-subtitles'],
    on('feature-disabled', says({ errors: ['Feature is disabled. Contact support to enable.'] })),
  ),
  mutant(
    'queue-as-429',
    'errors',
    'refuses a full queue with 429',
    ['account/queue-limit queue-opens'],
    on('queue-full', as(429)),
  ),
  mutant(
    'queue-other-number',
    'errors',
    'names another queue limit',
    ['account/queue-limit'],
    on('queue-full', says({ error: 'Queue limit reached (99), try later.' })),
  ),
  mutant(
    'queue-unlimited',
    'rate-limit',
    'queues without a limit',
    ['account/queue-limit queue-opens'],
    on('queue-full', says({ task_id: '0b7f3c0e-0000-4000-8000-00000000abcd' }, 201)),
  ),
  mutant(
    'queue-stays-full',
    'rate-limit',
    'refuses every task after the queue was full once',
    ['account/queue-opens'],
    remembering<{ full?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'queue-full') kept.full = true;
        return kept.full && answer.rule === 'createTask'
          ? { ...answer, status: 400, body: { error: 'Queue limit reached (100), try later.' } }
          : answer;
      },
    ),
  ),
  mutant(
    'limit-as-503',
    'errors',
    'refuses too many requests with 503',
    ['account/rate-limited rate-limited-tasks rate-limited-everywhere rate-opens'],
    on('rate-limited', as(503)),
  ),
  mutant(
    'limit-as-html',
    'errors',
    'refuses too many requests with a page',
    ['account/rate-limited rate-limited-tasks'],
    on('rate-limited', html),
  ),
  mutant(
    'limit-one-more',
    'rate-limit',
    'lets one request too many through',
    ['account/rate-limited rate-limited-tasks'],
    counting(
      (honest) => (state, rule, now, about) => honest(state, { ...rule, requests: rule.requests + 1 }, now, about),
    ),
  ),
  mutant(
    'limit-one-less',
    'rate-limit',
    'refuses the last request that is allowed',
    ['account/rate-limited rate-opens rate-limited-tasks'],
    counting(
      (honest) => (state, rule, now, about) => honest(state, { ...rule, requests: rule.requests - 1 }, now, about),
    ),
  ),
  mutant(
    'limit-never-opens',
    'rate-limit',
    'never opens a used-up window',
    ['account/rate-opens retry-after'],
    counting((honest) => (state, rule, now, about) => honest(state, rule, Math.min(now, state.openedAt ?? now), about)),
  ),
  mutant('limit-shared', 'isolation', "counts another account's requests", ['account/rate-own'], () => ({
    ownerOf: (tenant, property) => (property === 'window' ? tenant.replace(/-neighbour$/, '') : tenant),
  })),
  mutant('retry-after-missing', 'headers', 'leaves Retry-After out', ['account/retry-after'], () =>
    onHeader({ rule: 'rate-limited' }, 'Retry-After', () => null),
  ),
  mutant('retry-after-in-milliseconds', 'headers', 'sends Retry-After in milliseconds', ['account/retry-after'], () =>
    onHeader({ rule: 'rate-limited' }, 'Retry-After', (value) => String(Number(value) * 1000)),
  ),
  mutant('retry-after-short', 'rate-limit', 'sends a Retry-After that is too short', ['account/retry-after'], () =>
    onHeader({ rule: 'rate-limited' }, 'Retry-After', (value) => String(Math.max(1, Number(value) - 10))),
  ),

  mutant(
    'route-as-html',
    'errors',
    'answers a page to unknown paths',
    ['errors/unknown-route'],
    on('route-unknown', html),
  ),
  mutant(
    'route-as-200',
    'errors',
    'answers 200 to unknown paths',
    ['errors/unknown-route'],
    on('route-unknown', says({}, 200)),
  ),
  mutant('method-as-500', 'errors', 'fails on a wrong method', ['errors/wrong-method'], on('method-unknown', as(500))),
  mutant(
    'bad-body-as-500',
    'errors',
    'fails on a body that is not JSON',
    ['errors/not-json good-after-bad'],
    on('bad-request', as(500)),
  ),
  mutant(
    'spoilt-by-a-bad-body',
    'errors',
    'fails on every request after a bad body',
    ['errors/good-after-bad'],
    spoiltBy(400, 500),
  ),
  mutant(
    'refusals-in-200',
    'errors',
    'answers 200 with an error',
    ['tasks-create/url-required', 'tasks-cancel/unknown', 'subtitles/unknown', 'info/type'],
    on(['url-missing', 'task-not-found', 'not-found', 'info-type'], as(200)),
  ),
  mutant(
    'refusals-nested',
    'errors',
    'nests the text of refusals',
    ['tasks-create/url-required', 'tasks-read/unknown', 'tasks-cancel/unknown', 'subtitles/first-line'],
    on(
      ['url-missing', 'not-found', 'task-not-found', 'vtt-invalid'],
      body(({ error = '' }) => ({ error: { message: error } })),
    ),
  ),
  mutant(
    'json-as-text',
    'envelope',
    'declares its JSON as text',
    ['tasks-create/transcription', 'tasks-list/envelope', 'subtitles/create'],
    on(['createTask', 'listTasks', 'createSubtitle'], (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'Content-Type': 'text/plain' },
    })),
  ),
];
