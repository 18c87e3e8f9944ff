import { type VideoErrorCode, videoErrors } from '../../../../src/contracts/cloudflare-stream/videos.ts';
import { failureAt, type SeededSound, seededSound } from '../../../kernel/media/seeded-sound.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { StoredMedia, StoredVideo } from '../model/state.ts';

/**
 * The media of a video with what the tenant's seeds say of its sound; unchanged without an entry.
 * @param isRead true if the length and the tracks of the media are known
 */
export function withSeeds(
  tenant: Tenant,
  video: StoredVideo,
  media: StoredMedia | null,
  isRead = media?.sha256 !== null,
): StoredMedia | null {
  if (media === null || media.heard !== undefined) return media;
  const { name } = video.meta;
  const facts = { sha256: media.sha256, url: media.url, ...(typeof name === 'string' ? { file: name } : {}) };
  const sound = seededSound(tenant, facts, isRead ? media.durationSeconds : null);
  return sound === null ? media : withSound(media, sound, isRead);
}

/** Media with a seeded sound. @param isRead true if the length and the tracks of the media are known */
export function withSound(media: StoredMedia, sound: SeededSound, isRead: boolean): StoredMedia {
  const durationSeconds = isRead ? media.durationSeconds : (sound.seconds ?? media.durationSeconds);
  const heard = {
    ...media,
    heard: { ...sound, seconds: durationSeconds },
    durationSeconds,
    audio: isRead && media.audio === 'none' ? media.audio : audioOf(sound),
  };
  const error = failureAt('cloudflare-stream', sound, { isOwn: isVideoError, usual: null });
  return error === null ? heard : { ...heard, error };
}

/** Captions of sound that is not understood end as those of noise. */
const audioOf = ({ segments, failure }: SeededSound): 'speech' | 'noise' =>
  segments?.length === 0 || failsHere(failure) ? 'noise' : 'speech';

const failsHere = (failure: SeededSound['failure']): boolean =>
  typeof failure === 'string' || (failure !== null && Object.hasOwn(failure, 'cloudflare-stream'));

const isVideoError = (id: string): id is VideoErrorCode => Object.hasOwn(videoErrors, id);
