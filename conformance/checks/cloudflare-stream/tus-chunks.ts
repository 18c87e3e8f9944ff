import { show } from '../../model/show.ts';
import { TINY_SECONDS, tinyVideo } from '../tiny-video.ts';
import { check } from './support/check.ts';
import { expectFailed } from './support/failed-video.ts';
import { assumed, documented, SPEC } from './support/sources.ts';
import type { Stream } from './support/stream.ts';
import {
  chunk,
  createUpload,
  expectOffset,
  LEAST_CHUNK,
  lookAt,
  metadata,
  ofTus,
  paddedVideo,
  sendChunk,
  TUS,
  TUS_PAGE,
  tus,
  type Upload,
} from './support/tus.ts';

/** The rest of a file after one chunk of the least size. */
const REST = 200_000;

/** Bytes of a chunk whose connection is cut. */
const SENT = 1_000_000;

/**
 * Sends the chunk after a broken one, from where HEAD says. While the server is still busy with the broken one, it may answer
 * 409 or 423. Returns the offset of the chunk.
 */
async function sendAfterCut(stream: Stream, upload: Upload, file: Uint8Array): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    await stream.t.wait(1);
    const look = await lookAt(stream, upload);
    const kept = Number(look.expectStatus(200, 204).header('upload-offset') ?? Number.NaN);
    look.verify(kept >= 0 && kept <= SENT, `an Upload-Offset of at most ${SENT}`, show(kept));
    const answer = await stream.t.send(chunk(upload, kept, file.subarray(kept, kept + LEAST_CHUNK)));
    if ((answer.status === 409 || answer.status === 423) && tries < 5) continue;
    answer.expectStatus(204, 200);
    return kept;
  }
}

/** PATCH and HEAD of the URL of a resumable upload. */
export const tusChunkChecks = [
  check({
    id: 'tus/whole',
    title: 'A small file comes in one chunk, without a credential',
    quote:
      'The Server MUST acknowledge successful PATCH requests with the 204 No Content status. It MUST include the Upload-Offset header containing the new offset.',
    requirement: '204 with the new Upload-Offset; the video is encoded',
    evidence: documented(`${TUS_PAGE}; cloudflare-docs stream/uploading-videos/direct-creator-uploads.mdx`),
    cost: { requests: 9 },
    run: async (stream) => {
      const upload = await createUpload(stream, tinyVideo.length);
      const answer = await sendChunk(stream, upload, 0, tinyVideo);
      answer.verify(answer.header('tus-resumable') === '1.0.0', 'Tus-Resumable 1.0.0', show(answer.status));
      const { duration } = await stream.settled(upload.uid, 'ready');
      answer.verify(Math.abs(Number(duration) - TINY_SECONDS) < 1, `about ${TINY_SECONDS} seconds`, show(duration));
    },
  }),
  check({
    id: 'tus/own-url',
    title: 'Without direct_user the URL takes the credential of the API',
    quote:
      'Initiates a video upload using the TUS protocol. On success, the server responds with a status code 201 (created) and includes a location header to indicate where the content should be uploaded.',
    requirement: 'POST /stream without direct_user, PATCH with the same credential',
    evidence: documented(`${SPEC}; ${TUS_PAGE}`),
    cost: { requests: 9 },
    run: async (stream) => {
      const upload = await createUpload(stream, tinyVideo.length, { own: true });
      await expectOffset(stream, upload, 0);
      await sendChunk(stream, upload, 0, tinyVideo);
      await stream.settled(upload.uid, 'ready');
    },
  }),
  check({
    id: 'tus/chunks',
    title: 'A file comes in several chunks, in order',
    quote:
      'Resumable uploads require a minimum chunk size of 5,242,880 bytes unless the entire file is less than this amount.',
    requirement: 'Chunks of at least 5,242,880 bytes, the last of any size; each answer shows the bytes received',
    evidence: documented(TUS_PAGE),
    cost: { requests: 10 },
    run: async (stream) => {
      const file = paddedVideo(LEAST_CHUNK + REST);
      const upload = await createUpload(stream, file.length);
      await sendChunk(stream, upload, 0, file.subarray(0, LEAST_CHUNK));
      await expectOffset(stream, upload, LEAST_CHUNK);
      await sendChunk(stream, upload, LEAST_CHUNK, file.subarray(LEAST_CHUNK));
      const { duration } = await stream.settled(upload.uid, 'ready');
      const { answer } = await stream.do('getVideo', { video: upload.uid });
      answer.verify(Math.abs(Number(duration) - TINY_SECONDS) < 1, `about ${TINY_SECONDS} seconds`, show(duration));
    },
  }),
  check({
    id: 'tus/head',
    title: 'HEAD says how much has arrived',
    quote:
      'The Server MUST always include the Upload-Offset header in the response for a HEAD request, even if the offset is 0, or the upload is already considered completed. If the size of the upload is known, the Server MUST include the Upload-Length header in the response.',
    requirement: 'Upload-Offset (also 0), Upload-Length, Tus-Resumable, and Cache-Control: no-store',
    evidence: tus,
    cost: { requests: 3 },
    run: async (stream) => {
      const upload = await createUpload(stream, 1_000);
      const answer = await lookAt(stream, upload);
      answer.expectStatus(200, 204);
      const expected = { 'Upload-Offset': '0', 'Upload-Length': '1000', 'Tus-Resumable': '1.0.0' };
      for (const [name, value] of Object.entries(expected)) {
        answer.verify(answer.header(name) === value, `${name}: ${value}`, show(answer.header(name)));
      }
      const cache = answer.header('cache-control') ?? '';
      answer.verify(/\bno-store\b/i.test(cache), 'Cache-Control: no-store', show(cache));
    },
  }),
  check({
    id: 'tus/side-by-side',
    title: 'Each of several uploads has its own offset, however often it is read',
    quote:
      'The Server MUST always include the Upload-Offset header in the response for a HEAD request, even if the offset is 0, or the upload is already considered completed.',
    requirement: 'Upload-Offset and Upload-Length are those of this upload',
    evidence: tus,
    cost: { requests: 12 },
    run: async (stream) => {
      const [one, other] = [await createUpload(stream, tinyVideo.length), await createUpload(stream, 1_000)];
      await expectOffset(stream, one, 0);
      await sendChunk(stream, one, 0, tinyVideo);
      await expectOffset(stream, other, 0);
      await expectOffset(stream, one, tinyVideo.length);
      for (const [upload, length] of [[one, tinyVideo.length] as const, [other, 1_000] as const]) {
        const answer = await lookAt(stream, upload);
        const shown = answer.header('upload-length');
        answer.verify(shown === String(length), `Upload-Length ${length}`, show(shown));
      }
    },
  }),
  check({
    id: 'tus/head-metadata',
    title: 'HEAD returns the metadata as it was sent',
    requirement: 'Upload-Metadata in the answer to HEAD, if the creation had one',
    evidence: assumed(`${TUS}, HEAD; nothing shows it of Stream`),
    cost: { requests: 3 },
    run: async (stream) => {
      const sent = metadata({ name: 'A talk' });
      const upload = await createUpload(stream, 1_000, { headers: { 'Upload-Metadata': sent } });
      const answer = await lookAt(stream, upload);
      const back = answer.header('upload-metadata');
      answer.verify(back === sent, `Upload-Metadata ${sent}`, show(back));
    },
  }),
  check({
    id: 'tus/method-override',
    title: 'A client that cannot send PATCH sends its chunk with POST',
    requirement: 'X-HTTP-Method-Override: PATCH counts in place of the method of the request',
    evidence: ofTus,
    cost: { requests: 4 },
    run: async (stream) => {
      const upload = await createUpload(stream, tinyVideo.length);
      const headers = { 'X-HTTP-Method-Override': 'PATCH' };
      const answer = await stream.t.send({ ...chunk(upload, 0, tinyVideo, headers), method: 'POST' });
      answer.expectStatus(204, 200);
      await expectOffset(stream, upload, tinyVideo.length);
    },
  }),
  check({
    id: 'tus/cut-off',
    title: 'An upload goes on after its connection broke',
    quote: 'The Server SHOULD always attempt to store as much of the received data as possible.',
    requirement: 'HEAD says how much of a broken chunk was kept; the next chunk begins there',
    evidence: documented(`${TUS_PAGE}: resumable; ${TUS}, PATCH`),
    cost: { requests: 18 },
    run: async (stream) => {
      const file = paddedVideo(LEAST_CHUNK + REST);
      const upload = await createUpload(stream, file.length);
      await stream.t.cut(chunk(upload, 0, file.subarray(0, LEAST_CHUNK)), SENT);
      const kept = await sendAfterCut(stream, upload, file);
      const next = kept + LEAST_CHUNK;
      if (next < file.length) await sendChunk(stream, upload, next, file.subarray(next));
      await stream.settled(upload.uid, 'ready');
    },
  }),
  check({
    id: 'tus/max-duration',
    title: 'A video longer than allowed fails in processing',
    quote:
      'To do so, you must pass the expiry and maxDurationSeconds as part of the Upload-Metadata request header as part of the first request',
    requirement: 'maxDurationSeconds: too long a video fails with ERR_DURATION_EXCEED_CONSTRAINT',
    evidence: documented(`${SPEC}; cloudflare-docs stream/uploading-videos/direct-creator-uploads.mdx`),
    cost: { requests: 9 },
    run: async (stream) => {
      const headers = { 'Upload-Metadata': metadata({ maxDurationSeconds: '1' }) };
      const upload = await createUpload(stream, tinyVideo.length, { headers });
      await sendChunk(stream, upload, 0, tinyVideo);
      const { status } = await stream.settled(upload.uid, 'error');
      const { answer } = await stream.do('getVideo', { video: upload.uid });
      expectFailed(answer, status, 'ERR_DURATION_EXCEED_CONSTRAINT');
    },
  }),
  check({
    id: 'tus/not-a-video',
    title: 'A file that is not a video fails in processing',
    requirement: 'status.errorReasonCode (or errReasonCode) ERR_NON_VIDEO',
    evidence: assumed('chunks are not read; too long a video is documented to fail in processing'),
    cost: { requests: 9 },
    run: async (stream) => {
      const upload = await createUpload(stream, 1_000);
      await sendChunk(stream, upload, 0, Buffer.alloc(1_000, 'x'));
      const { status } = await stream.settled(upload.uid, 'error');
      const { answer } = await stream.do('getVideo', { video: upload.uid });
      expectFailed(answer, status, 'ERR_NON_VIDEO');
    },
  }),
];
