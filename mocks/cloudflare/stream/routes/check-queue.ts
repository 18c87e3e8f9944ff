import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import { busyVideos } from '../model/videos.ts';
import { refuse } from './errors.ts';

/** Refuses a video when 120 others are queued or encoding. */
export function checkQueue(owner: Tenant): void {
  if (busyVideos(owner) >= facts.queueLimit.value) throw refuse('queue-full');
}
