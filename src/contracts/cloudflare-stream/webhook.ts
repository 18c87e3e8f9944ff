import { createHmac } from 'node:crypto';

/** The header that signs a notification. */
export const SIGNATURE_HEADER = 'Webhook-Signature';

/**
 * The value of `Webhook-Signature`: `time=<unix seconds>,sig1=<hex>`, an HMAC-SHA256 over `<time>.<body>`
 * (cloudflare-docs stream/manage-video-library/using-webhooks.mdx).
 */
export function signNotification(secret: string, unixSeconds: number, body: string): string {
  const signature = createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex');
  return `time=${unixSeconds},sig1=${signature}`;
}
