import type { IncomingMessage } from 'node:http';
import { systemClock } from '../../../src/base/clock.ts';
import { SentWebhook, type WebhookAnswer, type WebhookToSend } from '../http/sent-webhook.ts';
import { type StruckFault, struckFault } from '../http/struck-fault.ts';
import { WEBHOOK } from '../world/faults.ts';
import { BODY_CAP } from '../world/recorded-body.ts';
import type { Tenant } from '../world/tenant.ts';
import { loopbackRequest, loopbackUrl } from './loopback.ts';

/**
 * Sends a webhook once and writes it to its tenant's journal, with any outcome. A fault may delay it, send it twice or keep it.
 * Receivers on other machines are never contacted. Never rejects.
 * @param timeoutMs real milliseconds that the receiver may take
 */
export async function deliver(tenant: Tenant, webhook: WebhookToSend, timeoutMs: number): Promise<void> {
  const url = loopbackUrl(webhook.url);
  const fault = url === null ? null : strikeWebhook(tenant, webhook.provider, url.pathname);
  const effect = fault?.rule.effect.type;
  if (fault?.milliseconds !== undefined) await systemClock.sleep(fault.milliseconds);
  for (let left = effect === 'duplicate' ? 2 : 1; left > 0; left -= 1) {
    const kept = new SentWebhook(tenant, webhook, fault);
    tenant.journal.add(kept.ended(await outcomeOf(url, effect), systemClock.now()));
  }

  function outcomeOf(to: URL | null, type: typeof effect): WebhookAnswer | Promise<WebhookAnswer> {
    if (to === null) return { outcome: 'elsewhere' };
    return type === 'reset' ? { outcome: 'dropped' } : post(to, webhook, timeoutMs);
  }
}

/** The fault that strikes a webhook, with its delay; null for none. */
function strikeWebhook(tenant: Tenant, provider: string, path: string): StruckFault | null {
  const target = { provider, operation: WEBHOOK, method: 'POST', path, header: null, now: tenant.now() };
  const struck = tenant.faults.strike({ ...target, hasFailure: () => false });
  return struck === null ? null : struckFault(tenant, struck);
}

function post(url: URL, { headers, body }: WebhookToSend, timeoutMs: number): Promise<WebhookAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const all = { ...headers, 'Content-Length': Buffer.byteLength(body) };
  return new Promise((resolve) => {
    const request = loopbackRequest(url, { method: 'POST', headers: all, signal }, (answer) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        if (bytes < BODY_CAP) chunks.push(chunk);
        bytes += chunk.length;
      });
      answer.on('error', () => {});
      answer.once('close', () => resolve(answered(answer, Buffer.concat(chunks), bytes)));
    });
    request.once('error', () => resolve({ outcome: signal.aborted ? 'timeout' : 'unreachable' }));
    request.end(body);
  });
}

const answered = (answer: IncomingMessage, body: Buffer, bytes: number): WebhookAnswer => ({
  outcome: 'answered',
  status: answer.statusCode ?? 0,
  headers: answer.headers,
  body,
  bytes,
});
