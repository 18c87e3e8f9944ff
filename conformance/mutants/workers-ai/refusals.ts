import { accepting, withCode, withStatus } from '../cloudflare-stream/changes.ts';
import { counting, permitting } from '../decisions.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';

/** Mutants of refusals, credentials and the rate window. */
export const refusalMutants: readonly Mutant[] = [
  mutant({
    id: 'refusal-in-200',
    family: 'errors',
    statement: 'answers refusals with 200',
    breaks: [
      'errors/no-body',
      'errors/no-audio',
      'errors/not-base64',
      'errors/bad-fields',
      'errors/broken-json',
      'gateway/no-credential',
    ],
    seams: () => ({
      answer: (answer) => (answer.status >= 400 ? { ...answer, status: 200 } : answer),
    }),
  }),
  mutant({
    id: 'no-body-fails',
    family: 'errors',
    statement: 'fails without a body',
    breaks: ['errors/no-body'],
    seams: () => withStatus({ rule: 'input-missing' }, 500),
  }),
  mutant({
    id: 'no-audio-other-code',
    family: 'errors',
    statement: 'refuses a missing field with 5005',
    breaks: ['errors/no-audio', 'errors/turbo-needs-json'],
    seams: () => withCode({ rule: 'audio-missing' }, 5005),
  }),
  mutant({
    id: 'any-base64',
    family: 'effects',
    statement: 'accepts a text that is not Base64',
    breaks: ['errors/not-base64'],
    seams: () => accepting({ rule: 'audio-not-base64' }, { text: '' }),
  }),
  mutant({
    id: 'any-json',
    family: 'effects',
    statement: 'accepts a body that is not JSON',
    breaks: ['errors/broken-json'],
    seams: () => accepting({ rule: 'input-unreadable' }, { text: '' }),
  }),
  mutant({
    id: 'any-field',
    family: 'effects',
    statement: 'accepts fields of any type',
    breaks: ['errors/bad-fields'],
    seams: () => accepting({ rule: 'field-invalid' }, { text: '' }),
  }),
  mutant({
    id: 'model-unknown-fails',
    family: 'errors',
    statement: 'fails on unknown models',
    breaks: ['errors/unknown-model'],
    seams: () => withStatus({ rule: 'model-unknown' }, 500),
  }),
  mutant({
    id: 'model-invalid-taken',
    family: 'effects',
    statement: 'runs a model id that is malformed',
    breaks: ['errors/invalid-model'],
    seams: () => accepting({ rule: 'model-invalid' }, { text: '' }),
  }),
  mutant({
    id: 'busy-as-503',
    family: 'errors',
    statement: 'refuses with 503 when it is busy',
    breaks: ['errors/documented-pairs'],
    seams: () => withStatus({ rule: 'out-of-capacity' }, 503),
  }),
  mutant({
    id: 'old-sdk-as-400',
    family: 'errors',
    statement: 'refuses a deprecated SDK with 400',
    breaks: ['errors/documented-pairs'],
    seams: () => withStatus({ rule: 'sdk-deprecated' }, 400),
  }),
  mutant({
    id: 'blocked-other-code',
    family: 'errors',
    statement: 'tells a blocked account that the model is private',
    breaks: ['errors/documented-pairs'],
    seams: () => withCode({ rule: 'account-blocked' }, 3041),
  }),
  mutant({
    id: 'bad-token-as-404',
    family: 'keys',
    statement: 'answers 404 to a bad token',
    breaks: ['gateway/bad-token'],
    seams: () => ({
      answer: (answer) => (answer.rule.startsWith('token-invalid') ? { ...answer, status: 404 } : answer),
    }),
  }),
  mutant({
    id: 'anything-heard',
    family: 'effects',
    statement: 'transcribes bytes that are not audio',
    breaks: ['errors/no-audio-in-it'],
    seams: () => accepting({ rule: 'audio-undecodable' }, { text: '' }),
  }),
  mutant({
    id: 'failure-as-200',
    family: 'errors',
    statement: 'answers its failures with 200',
    breaks: ['errors/server-failure'],
    seams: () => withStatus({ rule: 'internal-error-empty' }, 200),
  }),
  mutant({
    id: 'method-as-404',
    family: 'errors',
    statement: 'answers 404 for wrong methods',
    breaks: ['errors/wrong-method'],
    seams: () => withStatus({ rule: 'method-unknown' }, 404),
  }),
  mutant({
    id: 'malformed-as-missing',
    family: 'keys',
    statement: 'treats a malformed credential as a missing one',
    breaks: ['gateway/malformed'],
    seams: () => withCode({ rule: 'authorization-malformed' }, 9106),
  }),
  mutant({
    id: 'bad-key-other-code',
    family: 'keys',
    statement: 'refuses unknown keys with 10000',
    breaks: ['gateway/unknown-key'],
    seams: () => withCode({ rule: 'key-unknown' }, 10000),
  }),
  mutant({
    id: 'grant-ignored',
    family: 'keys',
    statement: 'lets a token without grants act on any account',
    breaks: ['gateway/no-grant', 'gateway/other-account'],
    seams: permitting((honest) => (scope, permission, about) => scope === 'none' || honest(scope, permission, about)),
  }),
  mutant({
    id: 'read-useless',
    family: 'keys',
    statement: 'refuses read-only tokens',
    breaks: ['gateway/no-grant'],
    seams: permitting((honest) => (scope, permission, about) => scope !== 'read' && honest(scope, permission, about)),
  }),
  mutant({
    id: 'route-as-400',
    family: 'errors',
    statement: 'refuses bad account ids as bad requests',
    breaks: ['gateway/account-id'],
    seams: () => ({
      answer: (answer, about) =>
        answer.rule.startsWith('route-unknown') ? (withCode({}, 10005).answer?.(answer, about) ?? answer) : answer,
    }),
  }),
  mutant({
    id: 'window-one-more',
    family: 'rate-limit',
    statement: 'lets one request too many through',
    breaks: ['rate-limit/a-minute'],
    seams: counting(
      (honest) => (state, rule, now, about) => honest(state, { ...rule, requests: rule.requests + 1 }, now, about),
    ),
  }),
  mutant({
    id: 'window-never-opens',
    family: 'rate-limit',
    statement: 'never opens a window again',
    breaks: ['rate-limit/a-minute'],
    seams: counting(
      (honest) => (state, rule, now, about) => honest(state, rule, Math.min(now, state.openedAt ?? now), about),
    ),
  }),
];
