import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { World } from '../../../kernel/world/world.ts';
import { stamp } from '../model/stamp.ts';
import type { StoredVideo, VideoState } from '../model/state.ts';
import { planNext, VIDEO_EFFECT } from './video-life.ts';

/** Moves a video on whose last byte has arrived. Its file is read in the next step. */
export function endUpload(world: World, owner: Tenant, video: StoredVideo): void {
  const move = { provider: 'cloudflare-stream', kind: VIDEO_EFFECT, from: video.state, to: 'queued' };
  const state = world.seams.nextState({ ...move, data: { uid: video.uid } }) as VideoState;
  const uploaded = stamp(owner);
  Object.assign(video, { state, uploaded, modified: uploaded, uploadUsed: true });
  planNext(owner, video);
}
