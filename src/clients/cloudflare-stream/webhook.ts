import { systemClock } from '../../base/clock.ts';
import { type OptionNames, refuseUnknownOptions } from '../../base/known-options.ts';

/** A notification as its receiver got it. */
export interface ReceivedNotification {
  /** The body exactly as it arrived. A body that was parsed and written again has another signature. */
  readonly body: string | Uint8Array;
  /** The value of `Webhook-Signature`; null or undefined if the request had none. */
  readonly signature: string | null | undefined;
  /** `secret` of the webhook, from `setWebhook` or `getWebhook`. */
  readonly secret: string;
  /** Largest difference to the time of the signature, in seconds. Default: 300. The docs leave it to the application. */
  readonly toleranceSeconds?: number;
  /** Milliseconds since the epoch. Default: the time of this machine. */
  readonly now?: number;
}

/** Whether a notification is genuine, and if not, why. */
export type NotificationVerdict =
  /** Signed with the secret at `time`, in milliseconds since the epoch. */
  | { readonly genuine: true; readonly time: number }
  | { readonly genuine: false; readonly why: 'no-signature' | 'malformed-signature' | 'other-signature' | 'too-old' };

const optionNames: OptionNames<ReceivedNotification> = {
  body: true,
  signature: true,
  secret: true,
  toleranceSeconds: true,
  now: true,
};

/**
 * The members of a signature. As the docs read it: split at commas, then at "=", so that their order does not matter and others may come
 * beside them. Null for a member that is missing, malformed or twice there.
 */
function membersOf(signature: string): { readonly time: string; readonly hex: string } | null {
  const only = (name: string, form: RegExp): string | null => {
    const [first = null, ...more] = signature
      .split(',')
      .map((member) => member.trim())
      .filter((member) => member.startsWith(`${name}=`))
      .map((member) => member.slice(name.length + 1));
    return first !== null && more.length === 0 && form.test(first) ? first : null;
  };
  const [time, hex] = [only('time', /^\d{1,12}$/), only('sig1', /^[0-9a-f]{64}$/i)];
  return time === null || hex === null ? null : { time, hex };
}

/**
 * Verifies that Cloudflare Stream sent a notification: an HMAC-SHA256 in hex of `<time>.<body>`
 * (cloudflare-docs stream/manage-video-library/using-webhooks.mdx). Compares in constant time. Works in Node and Workers.
 * @throws {TypeError} for an empty secret.
 * @example
 * const verdict = await verifyStreamWebhook({ body, signature: request.headers.get('Webhook-Signature'), secret });
 * if (!verdict.genuine) return new Response(verdict.why, { status: 401 });
 */
export async function verifyStreamWebhook(received: ReceivedNotification): Promise<NotificationVerdict> {
  refuseUnknownOptions('verifyStreamWebhook', received, optionNames);
  const { body, signature, secret, toleranceSeconds = 300, now = systemClock.now() } = received;
  if (signature === null || signature === undefined || signature === '') return { genuine: false, why: 'no-signature' };
  if (secret === '') throw new TypeError('secret must be the secret of the webhook, got an empty text.');
  const members = membersOf(signature);
  if (members === null) return { genuine: false, why: 'malformed-signature' };
  const { time, hex } = members;
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['verify']);
  const bytes = typeof body === 'string' ? encoder.encode(body) : body;
  const start = encoder.encode(`${time}.`);
  const signed = new Uint8Array(start.length + bytes.length);
  signed.set(start);
  signed.set(bytes, start.length);
  const sent = Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  const isOurs = await crypto.subtle.verify('HMAC', key, sent, signed);
  if (!isOurs) return { genuine: false, why: 'other-signature' };
  const milliseconds = Number(time) * 1000;
  // The age is judged last: an attacker must not learn the tolerance from a signature of his own.
  if (Math.abs(now - milliseconds) > toleranceSeconds * 1000) return { genuine: false, why: 'too-old' };
  return { genuine: true, time: milliseconds };
}
