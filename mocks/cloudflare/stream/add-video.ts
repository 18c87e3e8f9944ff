import { QUEUE_LIMIT } from '../../../src/contracts/cloudflare-stream/videos.ts';
import type { Tenant } from '../../world/tenant.ts';
import { refuse } from './errors.ts';
import { planDeletion, planNext } from './life.ts';
import { newVideo, type VideoStart } from './new-video.ts';
import { type StoredVideo, stateOf } from './state.ts';

/** Adds a video to a tenant and plans what happens to it. */
export function addVideo(owner: Tenant, start: VideoStart): StoredVideo {
  const video = newVideo(owner, start);
  stateOf(owner).videos[video.uid] = video;
  planNext(owner, video);
  planDeletion(owner, video);
  return video;
}

/** Refuses a video when 120 others are queued or encoding. */
export function checkQueue(owner: Tenant): void {
  const busy = Object.values(stateOf(owner).videos).filter(
    ({ state }) => state === 'queued' || state === 'inprogress' || state === 'downloading',
  );
  if (busy.length >= QUEUE_LIMIT) throw refuse('queue-full');
}
