import type { Exchange } from '../../../kernel/http/exchange.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { World } from '../../../kernel/world/world.ts';
import { type StoredVideo, stateOf } from '../model/state.ts';
import { refuse } from './errors.ts';

/** The tenant whose state a request is about. */
export const ownerOf = (world: World, exchange: Exchange): Tenant => exchange.owner(world, 'state');

/** The video that a path names. @throws {Refusal} for an unknown video. */
export function videoOf(owner: Tenant, uid: unknown): StoredVideo {
  const { videos } = stateOf(owner);
  const video = typeof uid === 'string' && Object.hasOwn(videos, uid) ? videos[uid] : undefined;
  if (!video) throw refuse('video-unknown');
  return video;
}
