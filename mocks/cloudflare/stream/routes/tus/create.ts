import type { Request } from 'express';
import { clampTime } from '../../../../../src/base/time-range.ts';
import { facts } from '../../../../../src/contracts/cloudflare-stream/facts.ts';
import type { Handler } from '../../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../../kernel/http/open-exchange.ts';
import { Refusal } from '../../../../kernel/http/refusal.ts';
import type { Tenant } from '../../../../kernel/world/tenant.ts';
import type { World } from '../../../../kernel/world/world.ts';
import { addVideo } from '../../life/add-video.ts';
import { endUpload } from '../../life/end-upload.ts';
import { isFixtureRequest } from '../../life/sdk-fixtures.ts';
import { uploadFilesOf } from '../../life/upload-files.ts';
import { type StoredUpload, stateOf } from '../../model/state.ts';
import { tusUrl } from '../../model/upload-url.ts';
import { dropVideo } from '../../model/videos.ts';
import { checkQueue } from '../check-queue.ts';
import { creatorOf } from '../creator.ts';
import { checkDeletion, checkLatestDeletion } from '../details.ts';
import { refuse } from '../errors.ts';
import { ownerOf } from '../find-video.ts';
import { markedFailure } from '../marked-failure.ts';
import { CHUNK_TYPE } from './chunks.ts';
import { bytesIn, checkVersion, expires, sendEmpty } from './headers.ts';
import { readMetadata } from './metadata.ts';
import { checkChunk, receiveChunk } from './receive.ts';

/** POST /stream with Tus-Resumable: creates a video that waits for its file, and the URL for its chunks. */
export const createUpload =
  (world: World): Handler =>
  async (request, response) => {
    checkVersion(request);
    const exchange = exchangeOf(response);
    const owner = ownerOf(world, exchange);
    const bytes = bytesIn(request, 'Upload-Length');
    if (bytes > facts.tusFileBytes.value) throw refuse('tus-too-large', { limit: facts.tusFileBytes.value });
    const details = readMetadata(request.get('upload-metadata'));
    const creator = creatorOf(request);
    if (!isFixtureRequest(request, owner)) {
      checkDeletion(details.scheduledDeletion, owner.now());
      checkLatestDeletion(details.scheduledDeletion, owner.now());
    }
    checkQueue(owner);
    const isOpen = request.query.direct_user === 'true';
    const bringsBytes = hasFirstBytes(request, owner);
    const announced = request.get('content-length');
    if (bringsBytes && announced !== undefined) checkChunk({ bytes, offset: 0 }, Number(announced));

    const end = new Date(clampTime(owner.now() + facts.tusUploadSeconds.value * 1000)).toISOString();
    const uid = owner.nextHex('video', 32);
    const id = owner.switch('cloudflare-stream.tusId') === 'other' ? owner.nextHex('upload', 32) : uid;
    const video = addVideo(owner, {
      ...(isOpen ? { maxDurationSeconds: facts.tusDirectUserSeconds.value } : {}),
      uploadExpiry: end,
      ...details,
      ...markedFailure(request),
      uid,
      creator,
      state: 'pendingupload',
      announcedSize: bytes,
      uploadId: id,
    });
    const metadata = request.get('upload-metadata') ?? null;
    const upload: StoredUpload = { id, uid, bytes, offset: 0, metadata, isOpen };
    stateOf(owner).uploads[id] = upload;
    if (bringsBytes) {
      await receiveChunk(world, owner, upload, { request, exchange }).catch((error: unknown) => {
        // Of a connection that broke, the upload and its bytes stay; a refused creation creates nothing.
        if (error instanceof Refusal) forget(world, owner, upload);
        throw error;
      });
    }
    if (upload.offset === bytes) endUpload(world, owner, video);
    sendEmpty(world, response, 201, {
      Location: tusUrl(request, isOpen ? { tenant: owner.name } : placeOf(request), id),
      'Stream-Media-ID': uid,
      ...(bringsBytes ? { 'Upload-Offset': String(upload.offset) } : {}),
      ...(upload.offset < bytes ? expires(owner, video) : {}),
    });
  };

function forget(world: World, owner: Tenant, upload: StoredUpload): void {
  uploadFilesOf(world).drop(owner, upload);
  dropVideo(owner, upload.uid);
  delete stateOf(owner).uploads[upload.id];
}

/** True if the creating request itself has bytes of the file that count; the switch `tusBody` may ignore them. */
function hasFirstBytes(request: Request, owner: Tenant): boolean {
  const isChunk = request.get('content-type')?.toLowerCase() === CHUNK_TYPE;
  const hasBody = Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined;
  if (isChunk && hasBody && owner.switch('cloudflare-stream.tusBody') === 'stored') return true;
  request.resume();
  return false;
}

/** The account that a request names, under the prefix that it uses. */
const placeOf = (request: Request) => ({
  account: String(request.params.account_id),
  prefix: request.path.startsWith('/client/v4/') ? '/client/v4' : '',
});
