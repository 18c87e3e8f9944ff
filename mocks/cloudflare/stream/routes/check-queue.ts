import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import { stateOf } from '../model/state.ts';
import { refuse } from './errors.ts';

/** Refuses a video when 120 others are queued or encoding. */
export function checkQueue(owner: Tenant): void {
  const busy = Object.values(stateOf(owner).videos).filter(
    ({ state }) => state === 'queued' || state === 'inprogress' || state === 'downloading',
  );
  if (busy.length >= facts.queueLimit.value) throw refuse('queue-full');
}
