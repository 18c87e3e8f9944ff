import { RowTable } from '../../../kernel/world/row-table.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import { type StoredVideo, type StreamState, stateOf, type Track } from './state.ts';

/** What is derived from the videos of a state, so that no request reads all of them. */
interface Derived {
  readonly table: RowTable<StoredVideo, Record<string, never>>;
  /** At least the videos that are queued or encoding; some may have gone on since. */
  readonly busy: Set<StoredVideo>;
  /** How many tracks the videos have. */
  tracks: number;
}

const derived = new WeakMap<StreamState, Derived>();

function derivedOf(tenant: Tenant): Derived {
  const state = stateOf(tenant);
  let found = derived.get(state);
  if (found === undefined) {
    const videos = Object.values(state.videos);
    found = {
      table: new RowTable<StoredVideo, Record<string, never>>(videos, {}),
      busy: new Set(videos.filter(isBusy)),
      tracks: videos.reduce((sum, video) => sum + tracksOf(video), 0),
    };
    derived.set(state, found);
  }
  return found;
}

const isBusy = ({ state }: StoredVideo): boolean =>
  state === 'queued' || state === 'inprogress' || state === 'downloading';

const tracksOf = ({ captions }: StoredVideo): number => Object.keys(captions).length;

/** How many tracks the videos of a tenant have. */
export const countTracks = (tenant: Tenant): number => derivedOf(tenant).tracks;

/** Sets the track of a language; null removes it. Nothing else changes the tracks of a video. */
export function setTrack(tenant: Tenant, video: StoredVideo, key: string, track: Track | null): void {
  const { captions, uid } = video;
  const isTheirs = stateOf(tenant).videos[uid] === video;
  // Counted before the change, since a first look counts the tracks of all videos.
  if (isTheirs) derivedOf(tenant).tracks += Number(track !== null) - Number(Object.hasOwn(captions, key));
  if (track === null) delete captions[key];
  else captions[key] = track;
}

/** The videos of a tenant, in the order of their creation. */
export const videosInOrder = (tenant: Tenant): readonly StoredVideo[] => derivedOf(tenant).table.rows;

/** Adds a video at the end, or in the place of one of the same uid. */
export function putVideo(tenant: Tenant, video: StoredVideo): void {
  const { videos } = stateOf(tenant);
  const all = derivedOf(tenant);
  const { table } = all;
  const before = videos[video.uid];
  if (before === video) return;
  all.tracks += tracksOf(video) - (before === undefined ? 0 : tracksOf(before));
  videos[video.uid] = video;
  if (before === undefined) table.add(video);
  else table.replace(before, video);
  noteState(tenant, video);
}

/** Removes a video with its tracks; does nothing if there is none of that uid. */
export function dropVideo(tenant: Tenant, uid: string): void {
  const { videos } = stateOf(tenant);
  const all = derivedOf(tenant);
  const { table, busy } = all;
  const video = videos[uid];
  if (video === undefined) return;
  all.tracks -= tracksOf(video);
  delete videos[uid];
  table.remove(video);
  busy.delete(video);
}

/** Notes that a video has entered its state. Every change of a state calls it. */
export function noteState(tenant: Tenant, video: StoredVideo): void {
  if (isBusy(video)) derivedOf(tenant).busy.add(video);
}

/** How many videos are queued or encoding. */
export function busyVideos(tenant: Tenant): number {
  const { busy } = derivedOf(tenant);
  for (const video of busy) if (!isBusy(video) || stateOf(tenant).videos[video.uid] !== video) busy.delete(video);
  return busy.size;
}
