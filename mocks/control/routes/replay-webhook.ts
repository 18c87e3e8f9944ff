import type { z } from 'zod';
import type { Replayed } from '../../../src/contracts/control/state.ts';
import { Refusal } from '../../kernel/http/refusal.ts';
import { SentWebhook, type WebhookToSend } from '../../kernel/http/sent-webhook.ts';
import { deliver } from '../../kernel/media/deliver.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';

/** Real milliseconds that a receiver may take. */
const PATIENCE = 5_000;

/**
 * Sends a webhook of the journal again, as it was, also with its old signature. A receiver on another machine is not contacted.
 * @throws {Refusal} for an entry that is no webhook, or that a snapshot's file has brought without its whole body
 */
export async function replayWebhook(tenant: Tenant, id: string): Promise<z.infer<typeof Replayed>> {
  await deliver(tenant, webhookOf(tenant, id), PATIENCE);
  const entry = `${tenant.name}-w${tenant.counted('webhook')}`;
  const made = tenant.journal.find(entry)?.entry;
  return { entry, outcome: made?.outcome ?? 'unreachable', status: made?.status ?? null };
}

function webhookOf(tenant: Tenant, id: string): WebhookToSend {
  const kept = tenant.journal.slotOf(id)?.kept;
  if (kept instanceof SentWebhook) return kept.webhook;
  const entry = kept?.build().entry;
  if (entry?.kind !== 'webhook') throw new Refusal('webhook-unknown', { id });
  const { headers, body } = entry.request;
  if (body.cut === true || (body.text === undefined && body.bytes > 0)) throw new Refusal('webhook-cut', { id });
  return { provider: entry.provider, url: entry.url ?? '', headers, body: body.text ?? '' };
}
