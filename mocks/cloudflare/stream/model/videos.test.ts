import { describe, expect, it } from 'vitest';
import { World } from '../../../kernel/world/world.ts';
import { newVideo } from './new-video.ts';
import { stateOf, type VideoState } from './state.ts';
import { busyVideos, countTracks, dropVideo, noteState, putVideo, setTrack, videosInOrder } from './videos.ts';

const open = (states: readonly VideoState[]) => {
  const tenant = new World().tenant('demo');
  const videos = states.map((state, at) => newVideo(tenant, { state, uid: `video-${at}` }));
  for (const video of videos) putVideo(tenant, video);
  return { tenant, videos };
};
const order = (tenant: ReturnType<typeof open>['tenant']) => videosInOrder(tenant).map(({ uid }) => uid);

describe('the videos of a tenant', () => {
  it('keep the order of their creation when some are replaced and dropped', () => {
    const { tenant } = open(['ready', 'ready', 'ready', 'ready']);
    putVideo(tenant, newVideo(tenant, { state: 'error', uid: 'video-1' }));
    dropVideo(tenant, 'video-2');
    dropVideo(tenant, 'video-2');
    expect(order(tenant)).toEqual(['video-0', 'video-1', 'video-3']);
    expect(videosInOrder(tenant)[1]?.state).toBe('error');
    expect(Object.keys(stateOf(tenant).videos)).toEqual(order(tenant));
  });

  it('are busy while they are queued, downloaded or encoded', () => {
    const { tenant, videos } = open(['queued', 'downloading', 'inprogress', 'pendingupload', 'ready', 'queued']);
    expect(busyVideos(tenant)).toBe(4);
    Object.assign(videos[0] ?? {}, { state: 'ready' });
    dropVideo(tenant, 'video-1');
    putVideo(tenant, newVideo(tenant, { state: 'ready', uid: 'video-5' }));
    expect(busyVideos(tenant)).toBe(1);
    const waiting = videos[3];
    if (waiting) noteState(tenant, Object.assign(waiting, { state: 'queued' }));
    expect(busyVideos(tenant)).toBe(2);
  });

  it('are counted with their tracks', () => {
    const { tenant, videos } = open(['ready', 'ready']);
    const [one, other] = videos;
    if (one === undefined || other === undefined) throw new Error('two videos');
    const track = { language: 'en', generated: false, status: 'ready', content: '', job: 0 } as const;
    for (const key of ['en', 'en', 'de', 'fr']) setTrack(tenant, one, key, track);
    setTrack(tenant, other, 'en', track);
    for (const key of ['de', 'de']) setTrack(tenant, one, key, null);
    expect(countTracks(tenant)).toBe(3);
    putVideo(tenant, { ...other, captions: {} });
    setTrack(tenant, other, 'de', track);
    expect(countTracks(tenant)).toBe(2);
    dropVideo(tenant, one.uid);
    expect(countTracks(tenant)).toBe(0);
  });

  it('are those of the state where it was restored', () => {
    const { tenant } = open(['queued', 'ready']);
    const other = new World().tenant('other');
    other.memory.states['cloudflare-stream'] = structuredClone(stateOf(tenant));
    expect(order(other)).toEqual(['video-0', 'video-1']);
    expect(busyVideos(other)).toBe(1);
  });
});
