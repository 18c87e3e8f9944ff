import { isJsonObject } from '../../../src/base/json.ts';
import { onHeader, without } from '../answers.ts';
import { permitting } from '../decisions.ts';
import type { Mutant } from '../mutant.ts';
import { listOf, onRefusal, withCode, withStatus } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of the gateway: credentials, routes, headers. */
export const gatewayMutants: readonly Mutant[] = [
  mutant({
    id: 'missing-as-401',
    family: 'keys',
    statement: 'refuses requests without a credential like a bad token',
    breaks: ['gateway/no-credential', 'gateway/half-a-pair'],
    seams: () => ({
      answer: (answer) =>
        answer.rule === 'auth-missing' && isJsonObject(answer.body)
          ? {
              ...answer,
              status: 401,
              body: { ...answer.body, errors: [{ code: 10000, message: 'Authentication error' }] },
            }
          : answer,
    }),
  }),
  mutant({
    id: 'malformed-as-missing',
    family: 'keys',
    statement: 'treats a malformed credential as a missing one',
    breaks: ['gateway/malformed-authorization'],
    seams: () => withCode({ rule: 'authorization-malformed' }, 9106),
  }),
  mutant({
    id: 'malformed-key-as-missing',
    family: 'keys',
    statement: 'treats a malformed key as a missing one',
    breaks: ['gateway/malformed-key'],
    seams: () => ({
      answer: (answer, about) =>
        ['key-malformed', 'email-malformed'].includes(answer.rule)
          ? (withCode({}, 9106).answer?.(answer, about) ?? answer)
          : answer,
    }),
  }),
  mutant({
    id: 'chain-missing',
    family: 'errors',
    statement: 'leaves error_chain out',
    breaks: ['gateway/malformed-authorization'],
    seams: () =>
      onRefusal((body) => ({
        ...body,
        errors: listOf(body.errors ?? []).map((error) => (isJsonObject(error) ? without(error, 'error_chain') : error)),
      })),
  }),
  mutant({
    id: 'bad-token-as-400',
    family: 'keys',
    statement: 'refuses unknown tokens with 400',
    breaks: ['gateway/unknown-token', 'gateway/expired-token'],
    seams: () => ({
      answer: (answer) => (answer.rule.startsWith('token-invalid') ? { ...answer, status: 400 } : answer),
    }),
  }),
  mutant({
    id: 'bad-key-other-code',
    family: 'keys',
    statement: 'refuses unknown keys with 10000',
    breaks: ['gateway/unknown-key'],
    seams: () => withCode({ rule: 'key-unknown' }, 10000),
  }),
  mutant({
    id: 'expired-accepted',
    family: 'keys',
    statement: 'accepts expired tokens',
    breaks: ['gateway/expired-token'],
    seams: permitting(
      (honest) => (scope, permission, about) => scope === 'expired' || honest(scope, permission, about),
    ),
  }),
  mutant({
    id: 'grant-ignored',
    family: 'keys',
    statement: 'lets a token without grants act on any account',
    breaks: ['gateway/no-grant', 'gateway/other-account'],
    seams: permitting((honest) => (scope, permission, about) => scope === 'none' || honest(scope, permission, about)),
  }),
  mutant({
    id: 'read-only-writes',
    family: 'keys',
    statement: 'lets read-only tokens write',
    breaks: ['gateway/read-only-writes', 'gateway/read-only-changes-nothing'],
    seams: permitting((honest) => (scope, permission, about) => scope === 'read' || honest(scope, permission, about)),
  }),
  mutant({
    id: 'read-only-useless',
    family: 'keys',
    statement: 'refuses read-only tokens every request',
    breaks: ['gateway/read-only-reads'],
    seams: permitting((honest) => (scope, permission, about) => scope !== 'read' && honest(scope, permission, about)),
  }),
  mutant({
    id: 'read-only-as-403',
    family: 'keys',
    statement: 'refuses read-only tokens with 403',
    breaks: ['gateway/read-only-writes'],
    seams: () => withStatus({ rule: 'read-only' }, 403),
  }),
  mutant({
    id: 'read-only-destroys',
    family: 'keys',
    statement: 'refuses a read-only token, and still deletes',
    breaks: ['gateway/read-only-changes-nothing'],
    seams: (honest) => {
      const destroyed = new Set<string>();
      return {
        answer: (answer, about) => {
          if (answer.rule === 'read-only' && about.operation === 'deleteCaption') destroyed.add(about.tenant);
          if (about.operation !== 'listCaptions' || !destroyed.has(about.tenant)) return honest.answer(answer, about);
          return isJsonObject(answer.body) ? { ...answer, body: { ...answer.body, result: [] } } : answer;
        },
      };
    },
  }),
  mutant({
    id: 'bearer-case',
    family: 'keys',
    statement: 'accepts one spelling of headers only',
    breaks: ['gateway/scheme-case'],
    seams: () => {
      const counts = new Map<string, number>();
      return {
        answer: (answer, { tenant, operation }) => {
          const times = (counts.get(tenant) ?? 0) + 1;
          counts.set(tenant, times);
          if (operation !== 'listVideos' || times !== 2) return answer;
          const errors = [{ code: 10000, message: 'Authentication error' }];
          return { ...answer, status: 401, body: { result: null, success: false, errors, messages: [] } };
        },
      };
    },
  }),
  mutant({
    id: 'locked-out',
    family: 'keys',
    statement: 'refuses everything after a refusal',
    breaks: ['gateway/good-after-bad', 'captions-upload/not-uploaded-yet'],
    seams: () => {
      const locked = new Set<string>();
      return {
        answer: (answer, { tenant }) => {
          if (answer.status >= 400) locked.add(tenant);
          if (answer.status !== 200 || !locked.has(tenant)) return answer;
          const errors = [{ code: 10502, message: 'Too many authentication failures' }];
          return { ...answer, status: 429, body: { result: null, success: false, errors, messages: [] } };
        },
      };
    },
  }),
  mutant({
    id: 'route-as-stream',
    family: 'errors',
    statement: 'answers unroutable paths like an unknown video',
    breaks: ['routes/account-id', 'routes/before-credential', 'routes/unknown-route'],
    seams: () => ({
      answer: (answer, about) =>
        answer.rule.startsWith('route-unknown') ? (withCode({}, 10003).answer?.(answer, about) ?? answer) : answer,
    }),
  }),
  mutant({
    id: 'operation-as-route',
    family: 'errors',
    statement: 'cannot route paths below Stream',
    breaks: ['routes/unknown-operation'],
    seams: () => withCode({ rule: 'operation-unknown' }, 7003),
  }),
  mutant({
    id: 'method-as-404',
    family: 'errors',
    statement: 'answers 404 for wrong methods',
    breaks: ['routes/wrong-method'],
    seams: () => withStatus({ rule: 'method-unknown' }, 404),
  }),
  mutant({
    id: 'ray-missing',
    family: 'headers',
    statement: 'sends no cf-ray',
    breaks: ['headers/on-every-answer'],
    seams: () => onHeader({}, 'cf-ray', () => null),
  }),
  mutant({
    id: 'json-other-charset',
    family: 'headers',
    statement: 'declares its JSON as Latin 1',
    breaks: ['headers/on-every-answer'],
    seams: () => onHeader({}, 'content-type', (type) => type.replace(/utf-8/i, 'iso-8859-1')),
  }),
  mutant({
    id: 'ray-constant',
    family: 'headers',
    statement: 'always sends the same cf-ray',
    breaks: ['headers/ray-is-unique'],
    seams: () => onHeader({}, 'cf-ray', () => '0123456789abcdef-FRA'),
  }),
];
