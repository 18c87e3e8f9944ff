import { facts } from '../../../../../src/contracts/cloudflare-stream/facts.ts';
import type { Handler } from '../../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../../kernel/http/open-exchange.ts';
import type { World } from '../../../../kernel/world/world.ts';
import { endUpload } from '../../life/end-upload.ts';
import { refuse } from '../errors.ts';
import { ownerOf } from '../find-video.ts';
import { uploadOf } from './find-upload.ts';
import { bytesIn, checkVersion, expires, sendEmpty } from './headers.ts';
import { isArriving, receiveChunk, waitForEarlier } from './receive.ts';

/** The content type of a chunk. */
export const CHUNK_TYPE = 'application/offset+octet-stream';

/** HEAD of an upload URL: how much has arrived. */
export const getUploadOffset =
  (world: World): Handler =>
  (request, response) => {
    checkVersion(request);
    const owner = ownerOf(world, exchangeOf(response));
    const { upload, video } = uploadOf(owner, request);
    const { offset, bytes, metadata } = upload;
    sendEmpty(world, response, 200, {
      'Upload-Offset': String(offset),
      'Upload-Length': String(bytes),
      ...(metadata === null ? {} : { 'Upload-Metadata': metadata }),
      ...(offset < bytes ? expires(owner, video) : {}),
      'Cache-Control': 'no-store',
    });
  };

/** PATCH of an upload URL: the next chunk. The body of a refused one is discarded as it arrives. */
export const sendChunk = (world: World): Handler => {
  const take = takeChunk(world);
  return async (request, response) => {
    try {
      await take(request, response);
    } catch (error) {
      request.resume();
      throw error;
    }
  };
};

const takeChunk =
  (world: World): Handler =>
  async (request, response) => {
    checkVersion(request);
    const exchange = exchangeOf(response);
    const owner = ownerOf(world, exchange);
    const { upload } = uploadOf(owner, request);
    if (request.get('content-type')?.toLowerCase() !== CHUNK_TYPE) throw refuse('tus-type');
    const given = bytesIn(request, 'Upload-Offset');
    // Several may wait for one chunk. From the last look on nothing pauses, so that one of them goes on.
    while (isArriving(upload)) await waitForEarlier(upload);
    if (given !== upload.offset) throw refuse('tus-offset', { given, offset: upload.offset });
    const isOver = upload.offset === upload.bytes;
    await receiveChunk(world, owner, upload, { request, exchange });
    // The video may have been deleted meanwhile.
    const { video } = uploadOf(owner, request);
    const isWhole = upload.offset === upload.bytes;
    if (isWhole && !isOver) endUpload(world, owner, video);
    sendEmpty(world, response, 204, {
      'Upload-Offset': String(upload.offset),
      ...(isWhole ? {} : expires(owner, video)),
    });
  };

/** OPTIONS of an upload URL: versions and extensions. */
export const getUploadOptions =
  (world: World): Handler =>
  (_request, response) => {
    const { tenant } = exchangeOf(response);
    const extensions = [
      'creation',
      ...(tenant.switch('cloudflare-stream.tusBody') === 'stored' ? ['creation-with-upload'] : []),
      ...(tenant.switch('cloudflare-stream.tusExpires') === 'announced' ? ['expiration'] : []),
    ];
    sendEmpty(world, response, 204, {
      'Tus-Version': facts.tusVersion.value,
      'Tus-Extension': extensions.join(','),
      'Tus-Max-Size': String(facts.tusFileBytes.value),
    });
  };
