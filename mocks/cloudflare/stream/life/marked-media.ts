import { type VideoErrorCode, videoErrors } from '../../../../src/contracts/cloudflare-stream/videos.ts';
import { FAILURE_MARKER, type UrlMarkerName } from '../../../../src/contracts/url-markers.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { StoredMedia, StoredVideo } from '../model/state.ts';

/** The media of a copy as the markers of its URL state them: they count more than what the mock reads, and than seeds. */
export function withMarkers(tenant: Tenant, { sourceUrl }: StoredVideo, media: StoredMedia | null): StoredMedia | null {
  if (media === null || sourceUrl === null || !URL.canParse(sourceUrl)) return media;
  if (tenant.switch('cloudflare-stream.urlMarkers') === 'off') return media;
  const { searchParams } = new URL(sourceUrl);
  const value = (name: UrlMarkerName): string | null => searchParams.get(name);
  const duration = value('mock-duration');
  const failure = value(FAILURE_MARKER);
  const isQuiet = value('mock-speech') === 'none';
  const { heard: _heard, ...unheard } = media;
  return {
    // Speech of another length than the known one is invented.
    ...(duration === null ? media : { ...unheard, url: null, durationSeconds: Number(duration) }),
    ...(isQuiet || (failure !== null && !isVideoError(failure)) ? { audio: 'noise' as const } : {}),
    ...(failure !== null && isVideoError(failure) ? { error: failure } : {}),
  };
}

/** Other reasons leave the video as it is, and its captions cannot be generated: as with seeds. */
const isVideoError = (id: string): id is VideoErrorCode => Object.hasOwn(videoErrors, id);
