import { QUEUE_LIMIT } from '../../../../src/contracts/cloudflare-stream/videos.ts';
import type { Tenant } from '../../../world/tenant.ts';
import { stateOf } from '../model/state.ts';
import { refuse } from './errors.ts';

/** Refuses a video when 120 others are queued or encoding. */
export function checkQueue(owner: Tenant): void {
  const busy = Object.values(stateOf(owner).videos).filter(
    ({ state }) => state === 'queued' || state === 'inprogress' || state === 'downloading',
  );
  if (busy.length >= QUEUE_LIMIT) throw refuse('queue-full');
}
