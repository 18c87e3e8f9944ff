import { captionLabel } from '../../../../src/contracts/cloudflare-stream/labels.ts';
import { newest, type ShownResource, type ShownState } from '../../../kernel/world/shown-state.ts';
import { GENERATE_EFFECT } from '../life/generation.ts';
import { NOTIFY_EFFECT } from '../life/notification.ts';
import { DELETION_EFFECT, VIDEO_EFFECT } from '../life/video-life.ts';
import { type StoredVideo, stateOf } from '../model/state.ts';
import { countTracks, videosInOrder } from '../model/videos.ts';

/** Videos and their caption tracks for people. The id of a track is that of its video and its language. */
export const streamShown: ShownState = {
  resources: (tenant, most) => {
    const videos = videosInOrder(tenant);
    return { total: videos.length + countTracks(tenant), items: newest(videos, most, videoAndTracks) };
  },
  plans: {
    [GENERATE_EFFECT]: 'a generated track is ready',
    [VIDEO_EFFECT]: 'a video goes on',
    [DELETION_EFFECT]: 'a video is deleted',
    [NOTIFY_EFFECT]: 'a webhook is sent',
  },
  trackText: (tenant, id) => {
    const [uid = '', language = ''] = id.split(':');
    const captions = stateOf(tenant).videos[uid]?.captions ?? {};
    return Object.hasOwn(captions, language) ? (captions[language]?.content ?? null) : null;
  },
};

function videoAndTracks({ uid, meta, state, percent, created, media, captions }: StoredVideo): ShownResource[] {
  const seconds = media?.durationSeconds ?? null;
  const title = typeof meta.name === 'string' ? meta.name : uid;
  const shown = state === 'inprogress' || state === 'downloading' ? `${state}, ${percent} %` : state;
  return [
    { kind: 'video', id: uid, title, state: shown, created: Date.parse(created), seconds },
    ...Object.entries(captions).map(([key, { language, generated, status, content }]) => ({
      kind: 'track',
      id: `${uid}:${key}`,
      title: captionLabel(language, generated),
      state: status,
      seconds,
      parent: uid,
      hasText: content !== null,
    })),
  ];
}
