import type { Request } from 'express';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import { newVideo } from '../model/new-video.ts';
import { stamp } from '../model/stamp.ts';
import { type StoredVideo, stateOf } from '../model/state.ts';
import { putVideo, setTrack } from '../model/videos.ts';

/** The account that the vendor's SDK suites name; a tenant's own account never has this id. */
const FIXTURE_ACCOUNT = '023e105f4ecef8ad9ca31a8372d0c353';

/** The source of copies and the target of webhooks in that account, for requests without a URL. */
export const FIXTURE_URL = 'https://example.com/myvideo.mp4';

/** The video that the vendor's SDK suites name (cloudflare-typescript and -python, tests/api-resources/stream). */
const FIXTURE_VIDEO = 'ea95132c15732412d22c1476fa83f27a';

/** The language that they generate, get and delete in any order. */
const FIXTURE_LANGUAGE = 'tr';

const FIXTURE_FILE = 'WEBVTT\n\n1\n00:00:00.000 --> 00:00:02.480\nMerhaba\n';

/** True for the video that the SDK suites need, in a tenant with the switch `sdkFixtures` on. */
export const isFixtureVideo = (tenant: Tenant, video: StoredVideo): boolean =>
  video.uid === FIXTURE_VIDEO && tenant.switch('cloudflare-stream.sdkFixtures') === 'on';

/**
 * True for a request to the account of the SDK suites, in a tenant with the switch `sdkFixtures` on. The suites copy
 * and set webhooks without a URL, and send times of 2014: other accounts refuse such requests.
 */
export const isFixtureRequest = ({ path }: Request, tenant: Tenant): boolean =>
  path.includes(`/accounts/${FIXTURE_ACCOUNT}/`) && tenant.switch('cloudflare-stream.sdkFixtures') === 'on';

/**
 * Restores the video, its track and, in the suites' own account, the webhook, if the switch `sdkFixtures` is on: the
 * suites call every operation in any order, repeatedly and concurrently, and expect success.
 */
export function setUpFixtures(request: Request, tenant: Tenant): void {
  if (tenant.switch('cloudflare-stream.sdkFixtures') !== 'on') return;
  const state = stateOf(tenant);
  if (isFixtureRequest(request, tenant)) {
    state.webhook ??= { url: FIXTURE_URL, modified: stamp(tenant), secret: tenant.nextHex('webhook secret', 40) };
  }
  const video = state.videos[FIXTURE_VIDEO] ?? readyVideo(tenant);
  putVideo(tenant, video);
  setTrack(tenant, video, FIXTURE_LANGUAGE, {
    language: FIXTURE_LANGUAGE,
    generated: true,
    status: 'ready',
    content: FIXTURE_FILE,
    job: 0,
  });
}

function readyVideo(tenant: Tenant): StoredVideo {
  const video = newVideo(tenant, { uid: FIXTURE_VIDEO, state: 'ready' });
  return {
    ...video,
    percent: 100,
    readyAt: video.created,
    readyTime: tenant.now(),
    media: {
      durationSeconds: 60,
      width: 1280,
      height: 720,
      size: 4_190_963,
      audio: 'speech',
      sha256: null,
      url: null,
    },
  };
}
