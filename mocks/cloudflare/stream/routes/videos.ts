import type { JsonObject } from '../../../../src/base/json.ts';
import { VideoUpdate } from '../../../../src/contracts/cloudflare-stream/schemas.ts';
import type { Handler } from '../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../kernel/http/open-exchange.ts';
import type { World } from '../../../kernel/world/world.ts';
import { succeed } from '../../gateway/answer.ts';
import { addVideo } from '../life/add-video.ts';
import { isFixtureRequest } from '../life/sdk-fixtures.ts';
import { uploadFilesOf } from '../life/upload-files.ts';
import { planDeletion, VIDEO_EFFECT } from '../life/video-life.ts';
import { stamp } from '../model/stamp.ts';
import { dropVideo } from '../model/videos.ts';
import { videoView } from '../views/video-view.ts';
import { checkQueue } from './check-queue.ts';
import { creatorOf } from './creator.ts';
import { checkDeletion, givenDetails } from './details.ts';
import { refuse } from './errors.ts';
import { ownerOf, videoOf } from './find-video.ts';
import { readJson } from './json-request.ts';
import { markedFailure } from './marked-failure.ts';
import { createUpload } from './tus/create.ts';
import { speaksTus } from './tus/headers.ts';
import { readUploadedVideo } from './uploaded-file.ts';

/** GET one video. */
export const getVideo =
  (world: World): Handler =>
  (request, response) => {
    const owner = ownerOf(world, exchangeOf(response));
    succeed(world, response, videoView(videoOf(owner, request.params.identifier), owner));
  };

/** POST /stream: a file of up to 200 MB as a form, or the creation of a resumable upload. */
export const uploadVideo = (world: World): Handler => {
  const [form, tus] = [uploadForm(world), createUpload(world)];
  return (request, response) => (speaksTus(request) ? tus : form)(request, response);
};

const uploadForm =
  (world: World): Handler =>
  async (request, response) => {
    const exchange = exchangeOf(response);
    const owner = ownerOf(world, exchange);
    checkQueue(owner);
    const creator = creatorOf(request);
    const media = await readUploadedVideo(request, { uploads: world.uploads, owner }, (head) => {
      exchange.body = head;
    });
    // Other videos may have come while the file arrived.
    checkQueue(owner);
    succeed(
      world,
      response,
      videoView(addVideo(owner, { state: 'queued', media, creator, ...markedFailure(request) }), owner),
    );
  };

/** POST /stream/{identifier}: changes the fields in the body. `meta` is replaced as a whole (assumed). */
export const editVideo =
  (world: World): Handler =>
  (request, response) => {
    const owner = ownerOf(world, exchangeOf(response));
    const video = videoOf(owner, request.params.identifier);
    const asked = readJson(request, response, VideoUpdate);
    if (asked.uid !== undefined && asked.uid !== video.uid) throw refuse('field-invalid', { problem: 'invalid uid' });
    if (!isFixtureRequest(request, owner)) checkDeletion(asked.scheduledDeletion, Date.parse(video.uploaded));
    const publicDetails: JsonObject = { ...video.publicDetails, ...definedOnly(asked.publicDetails ?? {}) };
    const uploadExpiry = asked.uploadExpiry === undefined ? {} : { uploadExpiry: asked.uploadExpiry };
    Object.assign(video, givenDetails(asked), uploadExpiry, { publicDetails, modified: stamp(owner) });
    if (asked.scheduledDeletion !== undefined) planDeletion(owner, video);
    succeed(world, response, videoView(video, owner));
  };

/** DELETE a video and everything that belongs to it. */
export const deleteVideo =
  (world: World): Handler =>
  (request, response) => {
    const owner = ownerOf(world, exchangeOf(response));
    const { uid, state } = videoOf(owner, request.params.identifier);
    const move = { provider: 'cloudflare-stream', kind: VIDEO_EFFECT, from: state, to: 'deleted', data: { uid } };
    if (world.seams.nextState(move) === 'deleted') dropVideo(owner, uid);
    uploadFilesOf(world).sweep(owner);
    succeed(world, response, '');
  };

const definedOnly = (fields: Readonly<Record<string, string | null | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
