import type { JsonObject } from '../../../src/base/json.ts';
import { deliver } from '../../kernel/media/deliver.ts';
import type { EffectHandler, Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';
import type { VideoRow } from '../model/video-row.ts';
import { showVideoForWebhook } from '../views/show-video.ts';

const DELIVERY = 'gcore-ai.webhook';

/** The time limit of a receiver, in real milliseconds. */
const TIMEOUT = 2_000;

/** The planned effect that delivers a webhook: once, with any answer of the receiver (documented). */
export const webhookEffects: Readonly<Record<string, (world: World) => EffectHandler>> = {
  [DELIVERY]:
    () =>
    (tenant, { data }) => {
      const headers = { 'Content-Type': 'application/json' };
      const webhook = { provider: 'gcore-ai', url: String(data.to), headers, body: JSON.stringify(data.body) };
      return deliver(tenant, webhook, TIMEOUT);
    },
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
