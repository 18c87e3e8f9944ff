import type { JsonObject } from '../../../../src/base/json.ts';
import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import { canonicalTag } from '../../../../src/contracts/cloudflare-stream/labels.ts';
import type { StreamSeed } from '../../../../src/contracts/cloudflare-stream/seed.ts';
import type { Plant, Planter, SubtitleReader } from '../../../kernel/world/seeds/planter.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import { newVideo, type VideoStart } from '../model/new-video.ts';
import { comparable, stamp } from '../model/stamp.ts';
import { type StoredMedia, type StoredVideo, stateOf, type Track } from '../model/state.ts';
import { putVideo, setTrack } from '../model/videos.ts';
import { GENERATE_EFFECT, generatedText } from './generation.ts';
import { withSeeds } from './seeded-media.ts';
import { planNext } from './video-life.ts';

type VideoSeed = NonNullable<StreamSeed['videos']>[number];
type CaptionSeed = NonNullable<VideoSeed['captions']>[number];

/** Plants videos, tracks and the webhook of Cloudflare Stream. */
export const streamPlanter: Planter = {
  count: (seed) => ({ 'cloudflare-stream videos': (seed as StreamSeed).videos?.length ?? 0 }),
  async prepare(seed, member, subtitles) {
    const { videos = [], webhook } = seed as StreamSeed;
    const plants: Plant[] = [];
    for (const [at, video] of videos.entries()) {
      plants.push(await prepareVideo(video, `${member}.videos[${at}]`, subtitles));
    }
    return (tenant) => {
      if (webhook) {
        const secret = webhook.secret ?? tenant.nextHex('webhook secret', 40);
        stateOf(tenant).webhook = { url: webhook.url, modified: stamp(tenant), secret };
      }
      for (const plant of plants) plant(tenant);
    };
  },
};

async function prepareVideo(seed: VideoSeed, member: string, subtitles: SubtitleReader): Promise<Plant> {
  const { captions = [] } = seed;
  const texts: (string | null)[] = [];
  for (const [at, one] of captions.entries()) texts.push(await subtitles.vtt(one, `${member}.captions[${at}]`));
  return (tenant) => {
    const video = plantVideo(tenant, seed);
    for (const [at, one] of captions.entries()) plantTrack(tenant, video, one, texts[at] ?? null);
  };
}

function plantVideo(tenant: Tenant, seed: VideoSeed): StoredVideo {
  const { state = 'ready', error, creator = null, name, meta, url = null } = seed;
  const created = seed.created === undefined ? stamp(tenant) : (comparable(seed.created) ?? stamp(tenant));
  const { uploadUrlSeconds } = facts;
  const start: VideoStart = {
    state,
    creator,
    sourceUrl: url,
    created,
    modified: created,
    uploaded: created,
    percent:
      state === 'ready' ? 100 : (seed.percent ?? (state === 'inprogress' ? (facts.encodingSteps.value[0] ?? 0) : 0)),
    errorCode: state === 'error' ? (error ?? 'ERR_UNKNOWN') : null,
    readyAt: state === 'ready' ? created : null,
    readyTime: state === 'ready' ? Date.parse(created) : null,
    uploadExpiry:
      state === 'pendingupload' ? new Date(tenant.now() + uploadUrlSeconds.value * 1000).toISOString() : null,
    meta: { ...(name === undefined ? {} : { name }), ...(meta as JsonObject | undefined) },
    // Not first: Node 20 takes microseconds for each member that follows a spread at the beginning of an object.
    ...(seed.uid === undefined ? {} : { uid: seed.uid }),
  };
  const video = newVideo(tenant, start);
  // The media of a video that was not received yet is unknown.
  const isReceived = state !== 'pendingupload' && state !== 'downloading';
  const media = isReceived ? withSeeds(tenant, video, mediaOf(seed), seed.seconds !== undefined) : null;
  video.media = media === null || seed.audio === undefined ? media : { ...media, audio: seed.audio };
  putVideo(tenant, video);
  planNext(tenant, video);
  return video;
}

function mediaOf({ seconds, width, height, bytes, audio, sha256, url, error }: VideoSeed): StoredMedia {
  const usual = facts.unknownMedia.value;
  return {
    durationSeconds: seconds ?? usual.durationSeconds,
    width: width ?? usual.width,
    height: height ?? usual.height,
    size: bytes ?? usual.size,
    audio: audio ?? usual.audio,
    sha256: sha256?.toLowerCase() ?? null,
    url: url ?? null,
    ...(error === undefined ? {} : { error }),
  };
}

function plantTrack(tenant: Tenant, video: StoredVideo, seed: CaptionSeed, text: string | null): void {
  const language = canonicalTag(seed.language) ?? seed.language;
  const key = language.toLowerCase();
  const { status = 'ready' } = seed;
  const generated = seed.generated ?? status !== 'ready';
  const job = status === 'inprogress' ? tenant.count('generation') : 0;
  const content = status === 'ready' ? (text ?? generatedText(tenant, video, key)) : null;
  const track: Track = { language, generated, status, content, job };
  setTrack(tenant, video, key, track);
  if (status !== 'inprogress') return;
  const seconds = facts.generateSeconds.value[tenant.switch('cloudflare-stream.generateTime')] ?? 0;
  tenant.plan(seconds, GENERATE_EFFECT, { uid: video.uid, key, job });
}
