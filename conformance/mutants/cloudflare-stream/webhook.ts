import type { Notification, Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, onEach, onResult, succeeded } from './changes.ts';
import { mutant } from './mutant.ts';

const WEBHOOKS = ['setWebhook', 'getWebhook'];

/** Changes the notifications that the mock sends. */
const notifying = (change: (one: Notification) => readonly Notification[]): Partial<Seams> => ({ notify: change });

/** Changes a notification by its number for its tenant, from 1. */
const counted =
  (change: (one: Notification, number: number, first: string) => readonly Notification[]): Mutant['seams'] =>
  () => {
    const known = new Map<string, { readonly number: number; readonly first: string }>();
    return {
      notify: (one, { tenant }) => {
        const { number, first } = known.get(tenant) ?? { number: 0, first: one.url };
        known.set(tenant, { number: number + 1, first });
        return change(one, number + 1, first);
      },
    };
  };

/** Mutants of the webhook and its notifications. */
export const webhookMutants: readonly Mutant[] = [
  mutant({
    id: 'webhook-one-spelling',
    family: 'envelope',
    statement: 'shows the URL under one name',
    breaks: ['webhook/set-and-get', 'webhook/spellings'],
    seams: () => onEach(WEBHOOKS, (webhook) => without(webhook, 'notification_url')),
  }),
  mutant({
    id: 'webhook-secret-wrong',
    family: 'results',
    statement: 'signs with another secret than it shows',
    breaks: ['webhook/signature'],
    seams: () => onEach(WEBHOOKS, (webhook) => ({ ...webhook, secret: 'another secret' })),
  }),
  mutant({
    id: 'webhook-stale',
    family: 'effects',
    statement: 'keeps showing the first webhook',
    breaks: ['webhook/spellings'],
    seams: () => {
      const first = new Map<string, JsonValue>();
      return {
        answer: (answer, { operation, tenant }) => {
          const result = isJsonObject(answer.body) ? answer.body.result : null;
          if (!WEBHOOKS.includes(operation ?? '') || !isJsonObject(result)) return answer;
          first.set(tenant, first.get(tenant) ?? result);
          return succeeded(answer, first.get(tenant) ?? null);
        },
      };
    },
  }),
  mutant({
    id: 'webhook-none-null',
    family: 'errors',
    statement: 'answers null where there is no webhook',
    breaks: ['webhook/none'],
    seams: () => accepting({ rule: 'webhook-unknown' }, null),
  }),
  mutant({
    id: 'webhook-delete-dropped',
    family: 'effects',
    statement: 'answers a removal, but keeps the webhook',
    breaks: ['webhook/removed', 'webhook/none'],
    seams: () => ({
      ownerOf: (tenant, property, { operation }) =>
        property === 'state' && operation === 'deleteWebhook' ? `${tenant.slice(0, 50)}-nowhere` : tenant,
      answer: (answer, { operation }) =>
        operation === 'deleteWebhook' && answer.rule === 'webhook-unknown' ? succeeded(answer, 'ok') : answer,
    }),
  }),
  mutant({
    id: 'webhook-delete-empty',
    family: 'envelope',
    statement: 'answers a removal with an empty text',
    breaks: ['webhook/set-and-get'],
    seams: () => onResult(['deleteWebhook'], () => ''),
  }),
  mutant({
    id: 'webhook-null',
    family: 'errors',
    statement: 'answers null for a webhook without a URL',
    breaks: ['webhook/bad-url'],
    seams: () => accepting({ operation: 'setWebhook', rule: 'url-invalid' }, null),
  }),
  mutant({
    id: 'hook-silent',
    family: 'effects',
    statement: 'announces nothing',
    breaks: ['webhook/ready', 'webhook/error', 'webhook/signature'],
    seams: () => notifying(() => []),
  }),
  mutant({
    id: 'hook-twice',
    family: 'effects',
    statement: 'announces a video twice',
    breaks: ['webhook/ready'],
    seams: () => notifying((one) => [one, one]),
  }),
  mutant({
    id: 'hook-unsigned',
    family: 'headers',
    statement: 'does not sign notifications',
    breaks: ['webhook/signature'],
    seams: () => notifying(({ url, body }) => [{ url, body, headers: { 'Content-Type': 'application/json' } }]),
  }),
  mutant({
    id: 'hook-signed-before',
    family: 'results',
    statement: 'changes a notification after signing it',
    breaks: ['webhook/signature'],
    seams: () => notifying((one) => [{ ...one, body: `${one.body}\n` }]),
  }),
  mutant({
    id: 'hook-in-envelope',
    family: 'envelope',
    statement: 'sends notifications in an envelope',
    breaks: ['webhook/ready', 'webhook/error'],
    seams: () => notifying((one) => [{ ...one, body: `{"result":${one.body},"success":true}` }]),
  }),
  mutant({
    id: 'hook-to-the-first',
    family: 'effects',
    statement: 'keeps calling the URL that it called first',
    breaks: ['webhook/each-video'],
    seams: counted((one, _number, first) => [{ ...one, url: first }]),
  }),
  mutant({
    id: 'hook-second-lost',
    family: 'effects',
    statement: 'announces every second video only',
    breaks: ['webhook/each-video'],
    seams: counted((one, number) => (number % 2 === 0 ? [] : [one])),
  }),
];
