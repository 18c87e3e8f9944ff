import type { Env, VideoEvent } from './env.ts';

/**
 * Tells the webhook of finished and failed videos. A message that is not accepted comes again; the queue gives up after
 * `max_retries`, and puts it into the dead letter queue.
 */
export async function tellWebhook(batch: MessageBatch<VideoEvent>, { WEBHOOK_URL }: Env): Promise<void> {
  for (const message of batch.messages) {
    const { key, ...body } = message.body;
    if (!WEBHOOK_URL) {
      message.ack();
      continue;
    }
    // Deliveries repeat: the receiver drops a key that it knows.
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
    const answer = await fetch(WEBHOOK_URL, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
    if (answer?.ok) message.ack();
    else message.retry({ delaySeconds: 30 });
  }
}
