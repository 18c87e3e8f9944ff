import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { World } from '../../../kernel/world/world.ts';
import type { StoredVideo, Track } from '../model/state.ts';
import { setTrack } from '../model/videos.ts';

/** The states of a language's track. */
export type TrackState = 'none' | 'uploaded' | 'inprogress' | 'ready' | 'error';

/** Why a track moves. A refused upload and a late result do not change it. */
type TrackCause = 'upload' | 'refused-upload' | 'delete' | 'generate' | 'generated' | 'late-result';

/** A move of a track: its next state and its new content. */
export interface TrackMove {
  readonly cause: TrackCause;
  readonly to: TrackState;
  readonly track: Track | null;
}

/** The state of a track. */
export function trackState(track: Track | undefined): TrackState {
  if (track === undefined) return 'none';
  return track.generated ? track.status : 'uploaded';
}

/** Moves the track of a language in one step, to the state that the seam for transitions returns. */
export function moveTrack(
  { world, tenant }: { readonly world: World; readonly tenant: Tenant },
  video: StoredVideo,
  key: string,
  { cause, to, track }: TrackMove,
): void {
  const from = trackState(video.captions[key]);
  const data = { uid: video.uid, language: key, cause };
  const next = world.seams.nextState({
    provider: 'cloudflare-stream',
    kind: 'cloudflare-stream.caption',
    from,
    to,
    data,
  });
  if (next === 'none') setTrack(tenant, video, key, null);
  else if (track !== null && next === to) setTrack(tenant, video, key, track);
  else if (track !== null && next !== from) setTrack(tenant, video, key, { ...track, status: statusOf(next) });
}

const statusOf = (state: string): Track['status'] => (state === 'inprogress' || state === 'error' ? state : 'ready');
