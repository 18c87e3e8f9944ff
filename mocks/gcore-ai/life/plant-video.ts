import { deriveHex } from '../../../src/base/derive.ts';
import type { GcoreSeed } from '../../../src/contracts/gcore-ai/seed.ts';
import { processingErrors } from '../../../src/contracts/gcore-ai/task-errors.ts';
import type { Plant, SubtitleReader } from '../../kernel/world/seeds/planter.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { Media } from '../model/media.ts';
import { subtitlesOf, videosOf } from '../model/state.ts';
import { addSubtitle } from '../model/subtitle-store.ts';
import type { VideoRow } from '../model/video-row.ts';
import { unreadMedia } from './find-media.ts';
import { renditionsFor } from './renditions.ts';
import { planVideoStep } from './video-life.ts';
import { FIRST_VIDEO_ID } from './video-store.ts';

type VideoSeed = NonNullable<GcoreSeed['videos']>[number];

/** The steps that a video in each status has behind it. One that failed has no more. */
const STEPS_DONE: Readonly<Record<VideoRow['status'], number>> = {
  empty: 0,
  pending: 1,
  viewable: 2,
  ready: 3,
  error: 3,
};

/** Reads the subtitles of a video, and returns what plants both. */
export async function prepareVideo(seed: VideoSeed, member: string, reader: SubtitleReader): Promise<Plant> {
  const { subtitles = [] } = seed;
  const texts: (string | null)[] = [];
  for (const [at, one] of subtitles.entries()) texts.push(await reader.vtt(one, `${member}.subtitles[${at}]`));
  return (tenant) => {
    const video = plantVideo(tenant, seed);
    for (const [at, { id, name, language }] of subtitles.entries()) {
      const row = { video: video.id, name: name ?? null, language: language ?? null, vtt: texts[at] ?? null };
      if (id === undefined) addSubtitle(tenant, row);
      else subtitlesOf(tenant).add({ id, ...row });
    }
  };
}

function plantVideo(tenant: Tenant, seed: VideoSeed): VideoRow {
  const { status = 'ready', name, description, url, error, webhook = null } = seed;
  const id = seed.id ?? FIRST_VIDEO_ID + tenant.count('gcore-video');
  const createdAt = seed.created === undefined ? tenant.now() : Date.parse(seed.created);
  const fails = error !== undefined || status === 'error';
  const media = status === 'empty' || fails ? null : mediaOf(tenant, seed);
  const video: VideoRow = {
    id,
    slug: seed.slug ?? deriveHex(16, tenant.name, tenant.settings.seed, 'gcore-slug', id),
    createdAt,
    updatedAt: createdAt,
    status,
    error: fails ? processingErrors[error ?? 'encoding-failed'].text.replace('{url}', url ?? '') : null,
    input: {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(url === undefined ? {} : { origin_url: url }),
    },
    captions: null,
    webhook,
    media,
    renditions: media === null ? [] : renditionsFor(tenant, media),
    step: fails ? STEPS_DONE.error : STEPS_DONE[status],
  };
  for (const [at, rendition] of video.renditions.entries()) {
    const isFirst = at === video.renditions.length - 1;
    const isComplete = status === 'ready' || (status === 'viewable' && isFirst);
    Object.assign(rendition, isComplete ? { status: 'complete', progress: 100 } : {});
  }
  videosOf(tenant).add(video);
  planVideoStep(tenant, video);
  return video;
}

/** The media that a seed states; members that it leaves out are those of the same URL. */
function mediaOf(tenant: Tenant, seed: VideoSeed): Media {
  const text = seed.url ?? 'https://video.example/planted.mp4';
  const found = unreadMedia(tenant, text, new URL(text), 'video');
  return {
    ...found,
    durationSeconds: seed.seconds ?? found.durationSeconds,
    width: seed.width ?? found.width,
    height: seed.height ?? found.height,
    bytes: seed.bytes ?? found.bytes,
  };
}
