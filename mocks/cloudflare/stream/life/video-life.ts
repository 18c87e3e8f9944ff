import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import type { DueEffect } from '../../../kernel/world/due-queue.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { World } from '../../../kernel/world/world.ts';
import { stamp } from '../model/stamp.ts';
import { type StoredMedia, type StoredVideo, stateOf, type VideoState } from '../model/state.ts';
import { dropVideo, noteState } from '../model/videos.ts';
import { withMarkers } from './marked-media.ts';
import { encodingError, lookAt } from './media-facts.ts';
import { planNotification } from './notification.ts';
import { dropReceived, readReceived } from './received-file.ts';
import { withSeeds } from './seeded-media.ts';

/** The effect that moves a video to its next state. */
export const VIDEO_EFFECT = 'cloudflare-stream.video';

/** The effect of a scheduled deletion. */
export const DELETION_EFFECT = 'cloudflare-stream.deletion';

const WAIT: Readonly<Partial<Record<VideoState, number>>> = {
  downloading: facts.stateSeconds.value.downloading,
  queued: facts.stateSeconds.value.queued,
  inprogress: facts.stateSeconds.value.encodingStep,
};

/** Plans the next step of a video after its creation or a move. A final state has no next step. */
export function planNext(tenant: Tenant, video: StoredVideo): void {
  noteState(tenant, video);
  const unfinished = video.state === 'ready' && video.percent < 100;
  const wait = unfinished ? facts.stateSeconds.value.encodingStep : WAIT[video.state];
  const { uid, state, percent } = video;
  if (wait !== undefined) tenant.plan(wait, VIDEO_EFFECT, { uid, from: state, percent });
}

/** Moves a video to its next state, or its encoding to the next step. */
export const moveVideo =
  (world: World) =>
  async (tenant: Tenant, { data }: DueEffect): Promise<void> => {
    const uid = String(data.uid);
    const before = stateOf(tenant).videos[uid];
    // An effect that is carried out again, because it was interrupted, moves a video once.
    if (!before || before.state !== data.from || before.percent !== data.percent) return;
    const wasReceived = isReceived(before);
    const media = await mediaOf(world, tenant, before);
    // Reading the media takes real time, and the video may have been deleted meanwhile.
    const video = stateOf(tenant).videos[uid];
    if (video !== before) return;
    video.media = withMarkers(tenant, video, withSeeds(tenant, video, media));
    if (wasReceived) dropReceived(world, tenant, video);
    const from = video.state;
    const { to, percent } = nextOf(tenant, video);
    const next = world.seams.nextState({ provider: 'cloudflare-stream', kind: VIDEO_EFFECT, from, to, data });
    enter(tenant, video, next as VideoState, percent);
    if (next !== from && (next === 'ready' || next === 'error')) planNotification(tenant, video);
    planNext(tenant, video);
  };

/** A copy is downloaded, and the file of a resumable upload is read, when the video leaves the state before. */
function mediaOf(world: World, tenant: Tenant, video: StoredVideo): Promise<StoredMedia | null> | StoredMedia | null {
  if (video.state === 'downloading') return lookAt(video.sourceUrl ?? '', tenant);
  return isReceived(video) ? readReceived(world, tenant, video) : video.media;
}

const isReceived = ({ uploadId, media }: StoredVideo): boolean => uploadId !== null && media === null;

function nextOf(tenant: Tenant, video: StoredVideo): { to: VideoState; percent: number } {
  const { state, percent, media } = video;
  if (state === 'downloading') {
    return { to: media?.error === 'ERR_FETCH_ORIGIN_ERROR' ? 'error' : 'queued', percent: 0 };
  }
  if (state === 'queued') return { to: 'inprogress', percent: facts.encodingSteps.value[0] ?? 0 };
  if (encodingError(video) !== null) return { to: 'error', percent };
  const next = facts.encodingSteps.value.find((step) => step > percent) ?? 100;
  const early = tenant.switch('cloudflare-stream.readyAt') === 'first-quality';
  return { to: next === 100 || early ? 'ready' : 'inprogress', percent: next };
}

function enter(tenant: Tenant, video: StoredVideo, state: VideoState, percent: number): void {
  const wasReady = video.state === 'ready';
  video.state = state;
  video.percent = percent;
  video.modified = stamp(tenant);
  if (state === 'error') video.errorCode = encodingError(video) ?? 'ERR_UNKNOWN';
  if (state !== 'ready' || wasReady) return;
  video.readyAt = video.modified;
  video.readyTime = tenant.now();
}

/** Plans the deletion of a video at a time, given as RFC 3339. */
export function planDeletion(tenant: Tenant, video: StoredVideo): void {
  if (video.scheduledDeletion === null) return;
  const seconds = Math.max(0, (Date.parse(video.scheduledDeletion) - tenant.now()) / 1000);
  tenant.plan(seconds, DELETION_EFFECT, { uid: video.uid, at: video.scheduledDeletion });
}

/** Deletes a video at its time, unless the time was changed meanwhile. */
export function deleteOnTime(tenant: Tenant, { data }: DueEffect): void {
  const { videos } = stateOf(tenant);
  const uid = String(data.uid);
  if (videos[uid]?.scheduledDeletion === data.at) dropVideo(tenant, uid);
}
