import { clampTime } from '../../../../src/base/time-range.ts';
import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import { DirectUploadRequest } from '../../../../src/contracts/cloudflare-stream/schemas.ts';
import type { Handler } from '../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../kernel/http/open-exchange.ts';
import type { World } from '../../../kernel/world/world.ts';
import { sendSuccess, succeed } from '../../gateway/answer.ts';
import { addVideo } from '../life/add-video.ts';
import { isFixtureRequest } from '../life/sdk-fixtures.ts';
import { planNext } from '../life/video-life.ts';
import { comparable, stamp } from '../model/stamp.ts';
import { uploadUrl } from '../model/upload-url.ts';
import { checkQueue } from './check-queue.ts';
import { creatorOf } from './creator.ts';
import { checkDeletion, givenDetails } from './details.ts';
import { refuse } from './errors.ts';
import { ownerOf, videoOf } from './find-video.ts';
import { readJson } from './json-request.ts';
import { markedFailure } from './marked-failure.ts';
import { readUploadedVideo } from './uploaded-file.ts';

/**
 * POST /stream/direct_upload: creates a video that waits for its file, and the URL for this file. Limits apply now, and not when the
 * file arrives (stream/faq.mdx).
 */
export const createDirectUpload =
  (world: World): Handler =>
  (request, response) => {
    const owner = ownerOf(world, exchangeOf(response));
    const asked = readJson(request, response, DirectUploadRequest);
    if (!isFixtureRequest(request, owner)) checkDeletion(asked.scheduledDeletion, owner.now());
    checkQueue(owner);
    const expiry = asked.expiry ?? new Date(clampTime(owner.now() + facts.uploadUrlSeconds.value * 1000)).toISOString();
    const video = addVideo(owner, {
      creator: creatorOf(request),
      ...givenDetails(asked),
      ...markedFailure(request),
      state: 'pendingupload',
      uploadExpiry: expiry,
    });
    const { uid, scheduledDeletion } = video;
    const uploadURL = uploadUrl(request, owner.name, uid);
    succeed(world, response, { uploadURL, uid, ...(scheduledDeletion === null ? {} : { scheduledDeletion }) });
  };

/** POST to a one-time upload URL: needs no credential, works once. A refused file leaves the URL usable. */
export const uploadOnce =
  (world: World): Handler =>
  async (request, response) => {
    const exchange = exchangeOf(response);
    const owner = ownerOf(world, exchange);
    const waiting = () => {
      const video = videoOf(owner, request.params.identifier);
      // A resumable upload waits at a URL of its own, and no other video waits for a file.
      if (video.uploadId !== null) throw refuse('video-unknown');
      if (video.uploadUsed || video.state !== 'pendingupload') throw refuse('upload-used');
      if (stamp(owner) >= (comparable(video.uploadExpiry ?? '') ?? '')) throw refuse('upload-expired');
      return video;
    };
    waiting();
    const media = await readUploadedVideo(request, { uploads: world.uploads, owner }, (head) => {
      exchange.body = head;
    });
    // Another upload to the same URL may have been faster.
    const video = waiting();
    const uploaded = stamp(owner);
    Object.assign(video, {
      media,
      uploaded,
      modified: uploaded,
      uploadUsed: true,
      state: 'queued',
      ...markedFailure(request),
    });
    planNext(owner, video);
    sendSuccess(world, response, undefined);
  };
