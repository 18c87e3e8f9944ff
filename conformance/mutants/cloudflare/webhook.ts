import type { Notification, Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, onEach, onResult, streamMutant, succeeded } from './mutant.ts';

const WEBHOOKS = ['setWebhook', 'getWebhook'];

/** Changes the notifications that the mock sends. */
const notifying = (change: (one: Notification) => readonly Notification[]): Partial<Seams> => ({ notify: change });

/** Mutants of the webhook and its notifications. */
export const webhookMutants: readonly Mutant[] = [
  streamMutant(
    'webhook-one-spelling',
    'envelope',
    'shows the URL under one name',
    ['webhook/set-and-get', 'webhook/spellings'],
    () => onEach(WEBHOOKS, (webhook) => without(webhook, 'notification_url')),
  ),
  streamMutant(
    'webhook-secret-wrong',
    'results',
    'signs with another secret than it shows',
    ['webhook/signature'],
    () => onEach(WEBHOOKS, (webhook) => ({ ...webhook, secret: 'another secret' })),
  ),
  streamMutant('webhook-stale', 'effects', 'keeps showing the first webhook', ['webhook/spellings'], () => {
    const first = new Map<string, JsonValue>();
    return {
      answer: (answer, { operation, tenant }) => {
        const result = isJsonObject(answer.body) ? answer.body.result : null;
        if (!WEBHOOKS.includes(operation ?? '') || !isJsonObject(result)) return answer;
        first.set(tenant, first.get(tenant) ?? result);
        return succeeded(answer, first.get(tenant) ?? null);
      },
    };
  }),
  streamMutant('webhook-none-null', 'errors', 'answers null where there is no webhook', ['webhook/none'], () =>
    accepting({ rule: 'webhook-unknown' }, null),
  ),
  streamMutant(
    'webhook-delete-dropped',
    'effects',
    'answers a removal, but keeps the webhook',
    ['webhook/removed', 'webhook/none'],
    () => ({
      ownerOf: (tenant, property, { operation }) =>
        property === 'state' && operation === 'deleteWebhook' ? `${tenant.slice(0, 50)}-nowhere` : tenant,
      answer: (answer, { operation }) =>
        operation === 'deleteWebhook' && answer.rule === 'webhook-unknown' ? succeeded(answer, 'ok') : answer,
    }),
  ),
  streamMutant(
    'webhook-delete-empty',
    'envelope',
    'answers a removal with an empty text',
    ['webhook/set-and-get'],
    () => onResult(['deleteWebhook'], () => ''),
  ),
  streamMutant('webhook-null', 'errors', 'answers null for a webhook without a URL', ['webhook/bad-url'], () =>
    accepting({ operation: 'setWebhook', rule: 'url-invalid' }, null),
  ),
  streamMutant(
    'hook-silent',
    'effects',
    'announces nothing',
    ['webhook/ready', 'webhook/error', 'webhook/signature'],
    () => notifying(() => []),
  ),
  streamMutant('hook-twice', 'effects', 'announces a video twice', ['webhook/ready'], () =>
    notifying((one) => [one, one]),
  ),
  streamMutant('hook-unsigned', 'headers', 'does not sign notifications', ['webhook/signature'], () =>
    notifying(({ url, body }) => [{ url, body, headers: { 'Content-Type': 'application/json' } }]),
  ),
  streamMutant('hook-signed-before', 'results', 'changes a notification after signing it', ['webhook/signature'], () =>
    notifying((one) => [{ ...one, body: `${one.body}\n` }]),
  ),
  streamMutant(
    'hook-in-envelope',
    'envelope',
    'sends notifications in an envelope',
    ['webhook/ready', 'webhook/error'],
    () => notifying((one) => [{ ...one, body: `{"result":${one.body},"success":true}` }]),
  ),
];
