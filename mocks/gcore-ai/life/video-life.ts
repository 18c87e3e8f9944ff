import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import { processingErrors } from '../../../src/contracts/gcore-ai/task-errors.ts';
import type { EffectHandler, Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';
import type { Media } from '../model/media.ts';
import { videosOf } from '../model/state.ts';
import type { VideoRow } from '../model/video-row.ts';
import { startCaptions } from './auto-captions.ts';
import { findMedia } from './find-media.ts';
import { originHeader } from './origin-header.ts';
import { paced } from './pace.ts';
import { renditionsFor } from './renditions.ts';
import { announce } from './webhooks.ts';

const STEP = 'gcore-ai.video';

/** Seconds of transcoding: a third until the first rendition is complete, the rest until all are. */
const transcodeSeconds = (video: VideoRow): number =>
  Math.max(1, (video.media?.durationSeconds ?? 0) / facts.transcodedSecondsPerSecond.value);

/** The steps of a video's life, in order. */
const STEPS = [
  { to: 'pending', after: () => facts.fetchSeconds.value },
  { to: 'viewable', after: (video: VideoRow) => transcodeSeconds(video) / 3 },
  { to: 'ready', after: (video: VideoRow) => (transcodeSeconds(video) * 2) / 3 },
] as const;

/** The planned effects that move videos through their lives. */
export const videoEffects: Readonly<Record<string, (world: World) => EffectHandler>> = {
  [STEP]:
    (world) =>
    async (tenant, { data }) => {
      const video = videosOf(tenant).find('id', Number(data.video));
      if (video && video.step === data.step) await takeStep(world, tenant, video);
    },
};

/** Plans the next step of a video's life. Without a source, and after the last step, it plans nothing. */
export function planVideoStep(tenant: Tenant, video: VideoRow): void {
  const next = STEPS[video.step];
  if (!next || typeof video.input.origin_url !== 'string') return;
  tenant.plan(paced(tenant, next.after(video)), STEP, { video: video.id, step: video.step });
}

async function takeStep(world: World, tenant: Tenant, video: VideoRow): Promise<void> {
  const step = STEPS[video.step];
  if (!step) return;
  const source = video.media === null ? await readSource(tenant, video) : null;
  // Reading takes real time, and the video may be deleted meanwhile. Whatever a step changes, it changes at once from here on: a step
  // that is interrupted before is taken again.
  if (!videosOf(tenant).has(video)) return;
  video.step += 1;
  if (source !== null && !useSource(tenant, video, source)) return;
  const data = { video: video.id };
  const to = world.seams.nextState({ provider: 'gcore-ai', kind: STEP, from: video.status, to: step.to, data });
  video.status = to as VideoRow['status'];
  video.updatedAt = tenant.now();
  transcode(video);
  announce(tenant, video);
  planVideoStep(tenant, video);
  if (video.status !== 'ready' || video.captions === null || tenant.switch('gcore-ai.aiEnabled') === 'off') return;
  startCaptions(tenant, video, video.captions, null);
}

function readSource(tenant: Tenant, { input }: VideoRow): Promise<Media> {
  const { origin_url: url, origin_http_headers: header } = input;
  return findMedia(tenant, String(url), { use: 'video', headers: originHeader(header) });
}

/** Gives a video its media; false if it is unusable. A bad source leaves the video empty. */
function useSource(tenant: Tenant, video: VideoRow, found: Media): boolean {
  const media = { ...found, failure: video.marked ?? found.failure };
  video.media = media;
  if (media.failure === null) {
    video.renditions = renditionsFor(tenant, media);
    return true;
  }
  video.error = processingErrors[media.failure].text.replace('{url}', String(video.input.origin_url));
  video.updatedAt = tenant.now();
  return false;
}

/** The lowest rendition is complete when the video becomes viewable, all of them when it is ready. */
function transcode(video: VideoRow): void {
  video.renditions.forEach((rendition, position) => {
    const first = position === video.renditions.length - 1;
    if (video.status === 'ready' || (video.status === 'viewable' && first)) {
      rendition.status = 'complete';
      rendition.progress = 100;
    } else if (video.status === 'viewable') rendition.progress = 50;
  });
}
