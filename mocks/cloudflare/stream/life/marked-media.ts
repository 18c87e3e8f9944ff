import { type VideoErrorCode, videoErrors } from '../../../../src/contracts/cloudflare-stream/videos.ts';
import { FAILURE_MARKER, type UrlMarkerName } from '../../../../src/contracts/url-markers.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { StoredMedia, StoredVideo } from '../model/state.ts';

/**
 * The media of a video as the markers of its source and of its request state them: they count more than what the mock reads, and than
 * seeds.
 */
export function withMarkers(tenant: Tenant, video: StoredVideo, media: StoredMedia | null): StoredMedia | null {
  if (media === null) return null;
  const parameters = sourceParameters(tenant, video);
  const value = (name: UrlMarkerName): string | null => parameters?.get(name) ?? null;
  const duration = value('mock-duration');
  const failure = video.markedFailure ?? value(FAILURE_MARKER);
  const isQuiet = value('mock-speech') === 'none';
  if (duration === null && failure === null && !isQuiet) return media;
  const { heard: _heard, ...unheard } = media;
  return {
    // Speech of another length than the known one is invented.
    ...(duration === null ? media : { ...unheard, url: null, durationSeconds: Number(duration) }),
    ...(isQuiet || (failure !== null && !isVideoError(failure)) ? { audio: 'noise' as const } : {}),
    ...(failure !== null && isVideoError(failure) ? { error: failure } : {}),
  };
}

/** The parameters of a copy's URL; null for an upload, and while the switch leaves markers alone. */
function sourceParameters(tenant: Tenant, { sourceUrl }: StoredVideo): URLSearchParams | null {
  if (sourceUrl === null || !URL.canParse(sourceUrl)) return null;
  return tenant.switch('cloudflare-stream.urlMarkers') === 'off' ? null : new URL(sourceUrl).searchParams;
}

/** Other reasons leave the video as it is, and its captions cannot be generated: as with seeds. */
const isVideoError = (id: string): id is VideoErrorCode => Object.hasOwn(videoErrors, id);
