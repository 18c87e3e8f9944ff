import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject } from '../../../src/base/json.ts';
import { onHeader, without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { listOf, onRefusal, streamMutant, withCode, withStatus } from './mutant.ts';

const permitting =
  (change: (honest: Seams['permits']) => Seams['permits']): Mutant['seams'] =>
  (honest) => ({ permits: change(honest.permits) });

/** Mutants of the gateway: credentials, routes, headers. */
export const gatewayMutants: readonly Mutant[] = [
  streamMutant(
    'missing-as-401',
    'keys',
    'refuses requests without a credential like a bad token',
    ['gateway/no-credential', 'gateway/half-a-pair'],
    () => ({
      answer: (answer) =>
        answer.rule === 'auth-missing' && isJsonObject(answer.body)
          ? {
              ...answer,
              status: 401,
              body: { ...answer.body, errors: [{ code: 10000, message: 'Authentication error' }] },
            }
          : answer,
    }),
  ),
  streamMutant(
    'malformed-as-missing',
    'keys',
    'treats a malformed credential as a missing one',
    ['gateway/malformed-authorization'],
    () => withCode({ rule: 'authorization-malformed' }, 9106),
  ),
  streamMutant(
    'malformed-key-as-missing',
    'keys',
    'treats a malformed key as a missing one',
    ['gateway/malformed-key'],
    () => ({
      answer: (answer, about) =>
        ['key-malformed', 'email-malformed'].includes(answer.rule)
          ? (withCode({}, 9106).answer?.(answer, about) ?? answer)
          : answer,
    }),
  ),
  streamMutant('chain-missing', 'errors', 'leaves error_chain out', ['gateway/malformed-authorization'], () =>
    onRefusal((body) => ({
      ...body,
      errors: listOf(body.errors ?? []).map((error) => (isJsonObject(error) ? without(error, 'error_chain') : error)),
    })),
  ),
  streamMutant(
    'bad-token-as-400',
    'keys',
    'refuses unknown tokens with 400',
    ['gateway/unknown-token', 'gateway/expired-token'],
    () => ({
      answer: (answer) => (answer.rule.startsWith('token-invalid') ? { ...answer, status: 400 } : answer),
    }),
  ),
  streamMutant('bad-key-other-code', 'keys', 'refuses unknown keys with 10000', ['gateway/unknown-key'], () =>
    withCode({ rule: 'key-unknown' }, 10000),
  ),
  streamMutant(
    'expired-accepted',
    'keys',
    'accepts expired tokens',
    ['gateway/expired-token'],
    permitting((honest) => (scope, permission, about) => scope === 'expired' || honest(scope, permission, about)),
  ),
  streamMutant(
    'grant-ignored',
    'keys',
    'lets a token without grants act on any account',
    ['gateway/no-grant', 'gateway/other-account'],
    permitting((honest) => (scope, permission, about) => scope === 'none' || honest(scope, permission, about)),
  ),
  streamMutant(
    'read-only-writes',
    'keys',
    'lets read-only tokens write',
    ['gateway/read-only-writes', 'gateway/read-only-changes-nothing'],
    permitting((honest) => (scope, permission, about) => scope === 'read' || honest(scope, permission, about)),
  ),
  streamMutant(
    'read-only-useless',
    'keys',
    'refuses read-only tokens every request',
    ['gateway/read-only-reads'],
    permitting((honest) => (scope, permission, about) => scope !== 'read' && honest(scope, permission, about)),
  ),
  streamMutant('read-only-as-403', 'keys', 'refuses read-only tokens with 403', ['gateway/read-only-writes'], () =>
    withStatus({ rule: 'read-only' }, 403),
  ),
  streamMutant(
    'read-only-destroys',
    'keys',
    'refuses a read-only token, and still deletes',
    ['gateway/read-only-changes-nothing'],
    (honest) => {
      const destroyed = new Set<string>();
      return {
        answer: (answer, about) => {
          if (answer.rule === 'read-only' && about.operation === 'deleteCaption') destroyed.add(about.tenant);
          if (about.operation !== 'listCaptions' || !destroyed.has(about.tenant)) return honest.answer(answer, about);
          return isJsonObject(answer.body) ? { ...answer, body: { ...answer.body, result: [] } } : answer;
        },
      };
    },
  ),
  streamMutant('bearer-case', 'keys', 'accepts one spelling of headers only', ['gateway/scheme-case'], () => {
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
  }),
  streamMutant('locked-out', 'keys', 'refuses everything after a refusal', ['gateway/good-after-bad'], () => {
    const locked = new Set<string>();
    return {
      answer: (answer, { tenant }) => {
        if (answer.status >= 400) locked.add(tenant);
        if (answer.status !== 200 || !locked.has(tenant)) return answer;
        const errors = [{ code: 10502, message: 'Too many authentication failures' }];
        return { ...answer, status: 429, body: { result: null, success: false, errors, messages: [] } };
      },
    };
  }),
  streamMutant(
    'route-as-stream',
    'errors',
    'answers unroutable paths like an unknown video',
    ['routes/account-id', 'routes/before-credential', 'routes/unknown-route'],
    () => ({
      answer: (answer, about) =>
        answer.rule.startsWith('route-unknown') ? (withCode({}, 10003).answer?.(answer, about) ?? answer) : answer,
    }),
  ),
  streamMutant('operation-as-route', 'errors', 'cannot route paths below Stream', ['routes/unknown-operation'], () =>
    withCode({ rule: 'operation-unknown' }, 7003),
  ),
  streamMutant('method-as-404', 'errors', 'answers 404 for wrong methods', ['routes/wrong-method'], () =>
    withStatus({ rule: 'method-unknown' }, 404),
  ),
  streamMutant('ray-missing', 'headers', 'sends no cf-ray', ['headers/on-every-answer'], () =>
    onHeader({}, 'cf-ray', () => null),
  ),
  streamMutant('json-other-charset', 'headers', 'declares its JSON as Latin 1', ['headers/on-every-answer'], () =>
    onHeader({}, 'content-type', (type) => type.replace(/utf-8/i, 'iso-8859-1')),
  ),
  streamMutant('ray-constant', 'headers', 'always sends the same cf-ray', ['headers/ray-is-unique'], () =>
    onHeader({}, 'cf-ray', () => '0123456789abcdef-FRA'),
  ),
];
