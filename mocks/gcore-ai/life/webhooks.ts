import type { JsonObject } from '../../../src/base/json.ts';
import { loopbackRequest, loopbackUrl } from '../../kernel/media/loopback.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { EffectHandler, World } from '../../kernel/world/world.ts';
import type { VideoRow } from '../model/video-row.ts';
import { showVideoForWebhook } from '../views/show-video.ts';

const DELIVERY = 'gcore-ai.webhook';

/** The time limit of a receiver, in real milliseconds. */
const TIMEOUT = 2_000;

/** The planned effect that delivers a webhook: once, with any answer of the receiver (documented). */
export const webhookEffects: Readonly<Record<string, (world: World) => EffectHandler>> = {
  [DELIVERY]:
    () =>
    (_tenant, { data }) =>
      deliver(String(data.to), data.body as JsonObject),
};

/** Plans the webhook of a changed video, if it has an address. */
export function announce(tenant: Tenant, video: VideoRow): void {
  plan(tenant, video, { type: 'video', message: { video: showVideoForWebhook(tenant, video) } });
}

/** Plans the webhook of a deleted video. */
export function announceDeletion(tenant: Tenant, video: VideoRow): void {
  const { id, slug, name, status } = showVideoForWebhook(tenant, video) as Record<string, string | number>;
  const deleted_at = new Date(tenant.now()).toISOString();
  plan(tenant, video, {
    type: 'video_delete',
    message: { video: { id, slug, name, status, deleted_at } as JsonObject },
  });
}

function plan(tenant: Tenant, video: VideoRow, body: JsonObject): void {
  if (tenant.switch('gcore-ai.webhooks') === 'off' || video.webhook === null) return;
  tenant.plan(0, DELIVERY, { to: video.webhook, body });
}

/** Addresses of other machines are never contacted. */
function deliver(to: string, body: JsonObject): Promise<void> {
  const url = loopbackUrl(to);
  if (!url) return Promise.resolve();
  const signal = AbortSignal.timeout(TIMEOUT);
  const headers = { 'Content-Type': 'application/json' };
  return new Promise((resolve) => {
    const request = loopbackRequest(url, { method: 'POST', headers, signal }, (answer) => {
      answer.resume();
      answer.once('close', resolve);
    });
    request.once('error', () => resolve());
    request.end(JSON.stringify(body));
  });
}
