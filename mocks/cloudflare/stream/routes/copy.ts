import { CopyRequest } from '../../../../src/contracts/cloudflare-stream/schemas.ts';
import type { Handler } from '../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../kernel/http/open-exchange.ts';
import type { World } from '../../../kernel/world/world.ts';
import { succeed } from '../../gateway/answer.ts';
import { addVideo } from '../life/add-video.ts';
import { announcedSize } from '../life/media-facts.ts';
import { FIXTURE_URL, isFixtureRequest } from '../life/sdk-fixtures.ts';
import { videoView } from '../views/video-view.ts';
import { checkQueue } from './check-queue.ts';
import { creatorOf } from './creator.ts';
import { checkDeletion, givenDetails } from './details.ts';
import { refuse } from './errors.ts';
import { ownerOf } from './find-video.ts';
import { readJson } from './json-request.ts';
import { markedFailure } from './marked-failure.ts';

/** POST /stream/copy: answers while the video is downloading. */
export const copyVideo =
  (world: World): Handler =>
  async (request, response) => {
    const owner = ownerOf(world, exchangeOf(response));
    const asked = readJson(request, response, CopyRequest);
    const ofSuites = isFixtureRequest(request, owner);
    const url = asked.input ?? asked.url ?? (ofSuites ? FIXTURE_URL : '');
    const parsed = URL.canParse(url) ? new URL(url) : null;
    if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:') throw refuse('url-invalid');
    if (!ofSuites) checkDeletion(asked.scheduledDeletion, owner.now());
    const size = await announcedSize(url);
    // Other copies may have begun while the origin was asked.
    checkQueue(owner);
    const name = asked.name === undefined ? {} : { name: asked.name };
    const video = addVideo(owner, {
      creator: creatorOf(request),
      ...givenDetails(asked),
      ...markedFailure(request),
      state: 'downloading',
      sourceUrl: url,
      announcedSize: size ?? 0,
      meta: { ...name, ...asked.meta, 'downloaded-from': url },
    });
    succeed(world, response, videoView(video, owner));
  };
