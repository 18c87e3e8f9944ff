import type { Tenant } from '../../../kernel/world/tenant.ts';
import { newVideo, type VideoStart } from '../model/new-video.ts';
import type { StoredVideo } from '../model/state.ts';
import { putVideo } from '../model/videos.ts';
import { planDeletion, planNext } from './video-life.ts';

/** Adds a video to a tenant and plans its next step. */
export function addVideo(owner: Tenant, start: VideoStart): StoredVideo {
  const video = newVideo(owner, start);
  putVideo(owner, video);
  planNext(owner, video);
  planDeletion(owner, video);
  return video;
}
