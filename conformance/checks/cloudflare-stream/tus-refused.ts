import { deriveHex } from '../../../src/base/derive.ts';
import type { CredentialName } from '../../model/target.ts';
import { affordable, eachRow } from '../rows.ts';
import { tinyVideo } from '../tiny-video.ts';
import { check } from './support/check.ts';
import { type Refusal, refusals } from './support/refusals.ts';
import { assumed, documented, observed } from './support/sources.ts';
import type { Stream } from './support/stream.ts';
import {
  CHUNK_MULTIPLE,
  type Creation,
  chunk,
  createUpload,
  expectOffset,
  LEAST_CHUNK,
  TUS,
  TUS_PAGE,
  tus,
  type Upload,
} from './support/tus.ts';

const LENGTH = 2 * LEAST_CHUNK;

/** Statuses of a chunk that breaks a rule: users report 400, no source publishes one. */
const REFUSED = [400, 409, 413, 415, 422] as const;

/** The URLs of an upload: the one of an end user, and the one of the API; only the first where requests are expensive. */
const surfaces = (stream: Stream): Readonly<Record<string, Creation>> =>
  stream.t.arranged ? { 'an end user': {}, 'the API': { own: true } } : { 'an end user': {} };

/** Demands that a chunk is refused, and that nothing of it is stored. */
async function expectChunkRefused(
  stream: Stream,
  bytes: number,
  statuses: readonly number[],
  send: (upload: Upload) => Parameters<Stream['t']['send']>[0],
): Promise<void> {
  await eachRow(stream.t, surfaces(stream), async (creation) => {
    const upload = await createUpload(stream, bytes, creation);
    (await stream.t.send(send(upload))).expectStatus(...statuses);
    await expectOffset(stream, upload, 0);
  });
}

/** Credentials that the URL of the API refuses, with the statuses of the gateway. */
const credentials = (seed: number): Readonly<Record<string, Bad>> => {
  const token = deriveHex(40, 'a token that no account has', seed);
  const pair = { 'X-Auth-Email': 'user@example.com', 'X-Auth-Key': token.slice(0, 37) };
  return {
    none: { refusal: refusals.noCredential },
    'a quoted token': { refusal: refusals.badHeader, headers: { Authorization: `Bearer "${token}"` } },
    'no e-mail': { refusal: refusals.badHeader, headers: { ...pair, 'X-Auth-Email': 'somebody' } },
    'a key with spaces': { refusal: refusals.badHeader, headers: { ...pair, 'X-Auth-Key': 'a b' } },
    'an unknown key': { refusal: refusals.badKey, headers: pair },
    'an unknown token': { refusal: refusals.badToken, headers: { Authorization: `Bearer ${token}` } },
    'no grant': { refusal: refusals.noAccess, credential: 'none' },
  };
};

interface Bad {
  readonly refusal: Refusal;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credential?: CredentialName;
}

/** Chunks and upload URLs that are refused. */
export const tusRefusedChecks = [
  check({
    id: 'tus/own-credential',
    title: 'The URL of the API demands the credential of the API',
    requirement: 'HEAD and PATCH without a usable credential are refused as everywhere in the API',
    evidence: observed('ci:59799661162, ci:52033631407: unauthenticated HEAD gets 400'),
    cost: { requests: 5 },
    run: async (stream) => {
      const upload = await createUpload(stream, tinyVideo.length, { own: true });
      await eachRow(stream.t, affordable(stream.t, credentials(stream.t.seed), 1), async (bad) => {
        const { refusal, headers = {}, credential = null } = bad;
        const request = chunk(upload, 0, tinyVideo, headers);
        const look = await stream.t.send({ ...request, method: 'HEAD', body: '', credential });
        look.expectStatus(...refusal.statuses);
        (await stream.t.send({ ...request, credential })).expectStatus(...refusal.statuses);
      });
      if (stream.t.arranged) {
        const reads = await stream.t.send({ ...chunk(upload, 0, tinyVideo), credential: 'read' });
        reads.expectStatus(...refusals.readOnly.statuses);
      }
      await expectOffset(stream, upload, 0);
    },
  }),
  check({
    id: 'tus/own-rate',
    title: 'The URL of the API counts in the rate window of the user',
    requirement: '1200 requests in five minutes per user, all products together, then 429',
    evidence: assumed('the window is documented for the API; the URL of the API is part of it'),
    cost: { requests: 4 },
    run: async (stream) => {
      await stream.t.given({ limit: { requests: 1, seconds: 300 } });
      const upload = await createUpload(stream, tinyVideo.length, { own: true });
      const request = { ...chunk(upload, 0, tinyVideo), limited: true };
      (await stream.t.send(request)).expectStatus(...refusals.rateLimited.statuses);
      (await stream.t.send({ ...request, method: 'HEAD', body: '' })).expectStatus(...refusals.rateLimited.statuses);
    },
  }),
  check({
    id: 'tus/wrong-offset',
    title: 'A chunk begins where the received bytes end',
    quote:
      'If the offsets do not match, the Server MUST respond with the 409 Conflict status without modifying the upload resource.',
    requirement: '409 Conflict for another Upload-Offset, and nothing is stored',
    evidence: tus,
    cost: { requests: 4 },
    run: (stream) =>
      expectChunkRefused(stream, LENGTH, [409], (upload) => chunk(upload, LEAST_CHUNK, Buffer.alloc(LEAST_CHUNK))),
  }),
  check({
    id: 'tus/no-offset',
    title: 'A chunk names its offset',
    quote:
      'The Upload-Offset request and response header indicates a byte offset within a resource. The value MUST be a non-negative integer.',
    requirement: 'Upload-Offset: required, an integer from 0',
    evidence: documented(`${TUS}, Upload-Offset; the status is not named`),
    cost: { requests: 4 },
    run: (stream) => expectChunkRefused(stream, tinyVideo.length, REFUSED, (upload) => chunk(upload, '-1', tinyVideo)),
  }),
  check({
    id: 'tus/other-type',
    title: 'A chunk has the content type of tus',
    quote:
      'All PATCH requests MUST use Content-Type: application/offset+octet-stream, otherwise the server SHOULD return a 415 Unsupported Media Type status.',
    requirement: 'Content-Type: application/offset+octet-stream, else 415 (or 400), and nothing is stored',
    evidence: documented(`${TUS}, PATCH; users report 400 (tus-android-client issue 98)`),
    cost: { requests: 4 },
    run: (stream) =>
      expectChunkRefused(stream, tinyVideo.length, [415, 400], (upload) =>
        chunk(upload, 0, tinyVideo, { 'Content-Type': 'application/json' }),
      ),
  }),
  check({
    id: 'tus/chunk-version',
    title: 'A chunk and a look in another version of tus are refused',
    quote:
      'If the version specified by the Client is not supported by the Server, it MUST respond with the 412 Precondition Failed status and MUST include the Tus-Version header into the response. In addition, the Server MUST NOT process the request.',
    requirement: '412 Precondition Failed, and nothing is processed',
    evidence: tus,
    cost: { requests: 7 },
    run: async (stream) => {
      const old = { 'Tus-Resumable': '0.2.2' };
      await expectChunkRefused(stream, tinyVideo.length, [412], (upload) => chunk(upload, 0, tinyVideo, old));
      await eachRow(stream.t, surfaces(stream), async (creation) => {
        const { url: path, credential } = await createUpload(stream, tinyVideo.length, creation);
        (await stream.t.send({ method: 'HEAD', path, headers: old, credential })).expectStatus(412);
      });
    },
  }),
  check({
    id: 'tus/small-chunk',
    title: 'A chunk that is not the last has at least 5,242,880 bytes',
    quote:
      'Resumable uploads require a minimum chunk size of 5,242,880 bytes unless the entire file is less than this amount.',
    requirement: 'Minimum chunk size: 5,242,880 bytes, unless the entire file is less',
    evidence: documented(`${TUS_PAGE}; status unpublished`),
    cost: { requests: 4 },
    run: (stream) =>
      expectChunkRefused(stream, LENGTH, REFUSED, (upload) =>
        chunk(upload, 0, Buffer.alloc(LEAST_CHUNK - CHUNK_MULTIPLE)),
      ),
  }),
  check({
    id: 'tus/odd-chunk',
    title: 'A chunk that is not the last is a multiple of 262,144 bytes',
    quote:
      'Chunk size must be divisible by 256 KiB (256x1024 bytes). [...] Note that the final chunk of an upload that fits within a single chunk is exempt from this requirement.',
    requirement: 'Chunk sizes are multiples of 256 KiB; the last chunk is exempt',
    evidence: documented(`${TUS_PAGE}; cloudflare-docs pull request 257; status unpublished`),
    cost: { requests: 4 },
    run: (stream) =>
      expectChunkRefused(stream, LENGTH, REFUSED, (upload) => chunk(upload, 0, Buffer.alloc(LEAST_CHUNK + 1))),
  }),
  check({
    id: 'tus/overrun',
    title: 'A chunk does not run past the announced size',
    quote: 'The Upload-Length request and response header indicates the size of the entire upload in bytes.',
    requirement: 'Upload-Length is the size of the entire upload: more bytes are refused',
    evidence: documented(`${TUS}, Upload-Length; status unpublished`),
    cost: { requests: 4 },
    run: (stream) => expectChunkRefused(stream, tinyVideo.length - 1, REFUSED, (upload) => chunk(upload, 0, tinyVideo)),
  }),
];
