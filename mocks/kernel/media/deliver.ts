import type { IncomingMessage } from 'node:http';
import { systemClock } from '../../../src/base/clock.ts';
import { SentWebhook, type WebhookAnswer, type WebhookToSend } from '../http/sent-webhook.ts';
import { BODY_CAP } from '../world/recorded-body.ts';
import type { Tenant } from '../world/tenant.ts';
import { loopbackRequest, loopbackUrl } from './loopback.ts';

/**
 * Sends a webhook once and writes it to its tenant's journal, with any outcome. Receivers on other machines are never
 * contacted. Never rejects.
 * @param timeoutMs real milliseconds that the receiver may take
 */
export async function deliver(tenant: Tenant, webhook: WebhookToSend, timeoutMs: number): Promise<void> {
  const kept = new SentWebhook(tenant, webhook);
  const url = loopbackUrl(webhook.url);
  const answer: WebhookAnswer = url === null ? { outcome: 'elsewhere' } : await post(url, webhook, timeoutMs);
  tenant.journal.add(kept.ended(answer, systemClock.now()));
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
