import { SIGNATURE_HEADER, signNotification } from '../../../../src/contracts/cloudflare-stream/webhook.ts';
import { deliver } from '../../../kernel/media/deliver.ts';
import type { DueEffect } from '../../../kernel/world/due-queue.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { World } from '../../../kernel/world/world.ts';
import { type StoredVideo, stateOf } from '../model/state.ts';
import { videoView } from '../views/video-view.ts';

/** The effect that sends a notification. */
export const NOTIFY_EFFECT = 'cloudflare-stream.notify';

/** Real milliseconds that a receiver may take. */
const PATIENCE = 5_000;

/** Plans the notification of a video that is ready or failed, with its current state. */
export function planNotification(tenant: Tenant, video: StoredVideo): void {
  if (stateOf(tenant).webhook === null) return;
  tenant.plan(0, NOTIFY_EFFECT, { body: JSON.stringify(videoView(video, tenant)) });
}

/** Sends a notification to a loopback receiver, once. Other receivers are never contacted; failures are ignored. */
export const sendNotification =
  (world: World) =>
  async (tenant: Tenant, { data }: DueEffect): Promise<void> => {
    const { webhook } = stateOf(tenant);
    if (!webhook) return;
    const body = String(data.body);
    const signature = signNotification(webhook.secret, Math.floor(tenant.now() / 1000), body);
    const headers = { 'Content-Type': 'application/json', [SIGNATURE_HEADER]: signature };
    const about = { provider: 'cloudflare-stream', tenant: tenant.name };
    const secrets = [webhook.secret];
    for (const one of world.seams.notify({ url: webhook.url, headers, body }, about)) {
      await deliver(tenant, { provider: about.provider, secrets, ...one }, PATIENCE);
    }
  };
