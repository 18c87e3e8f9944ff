import type { Answer } from '../../../model/context/answer.ts';
import type { CheckRequest } from '../../../model/context/context.ts';
import { show } from '../../../model/show.ts';
import { tinyVideo } from '../../tiny-video.ts';
import { assumed, documented } from './sources.ts';
import type { Stream } from './stream.ts';

/** The page about resumable uploads. */
export const TUS_PAGE = 'cloudflare-docs stream/uploading-videos/resumable-uploads.mdx';
/** The protocol. */
export const TUS = 'tus 1.0 protocol.md (30698e17)';
/** The protocol as evidence. */
export const tus = documented(TUS);
/** A rule of the protocol that no source shows of Stream. */
export const ofTus = assumed(`${TUS}; nothing shows it of Stream`);

/** Bytes of the smallest chunk that is not the last (documented). */
export const LEAST_CHUNK = 5_242_880;
/** Chunks are multiples of it (documented). */
export const CHUNK_MULTIPLE = 262_144;

const HEADERS = { 'Tus-Resumable': '1.0.0' } as const;

/** A file of the tiny video and a box that readers skip (ISO/IEC 14496-12, 8.1.2), of exactly this many bytes. */
export function paddedVideo(bytes: number): Uint8Array {
  const free = Buffer.alloc(bytes - tinyVideo.length);
  free.writeUInt32BE(free.length, 0);
  free.write('free', 4, 'latin1');
  return Buffer.concat([tinyVideo, free]);
}

/** Pairs of a key and its value in Base64, without a space after the comma. */
export const metadata = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** A created upload. */
export interface Upload {
  readonly url: string;
  readonly uid: string;
  readonly answer: Answer;
  /** Null for the URL of an end user. */
  readonly credential: 'full' | null;
}

/** How an upload is created. */
export interface Creation {
  readonly headers?: Readonly<Record<string, string>>;
  /** True: the URL needs the credential of the API. Default: false, the URL of an end user. */
  readonly own?: boolean;
}

/** Sends the request that creates an upload. */
export const askForUpload = (
  stream: Stream,
  bytes: number | string,
  { headers = {}, own = false }: Creation = {},
  request: Partial<CheckRequest> = {},
): Promise<Answer> =>
  stream.t.send({
    method: 'POST',
    path: `/accounts/${stream.account}/stream${own ? '' : '?direct_user=true'}`,
    headers: { ...HEADERS, 'Upload-Length': String(bytes), ...headers },
    ...request,
  });

/** Creates an upload. Its video is deleted at the end of the check. */
export async function createUpload(stream: Stream, bytes: number, creation: Creation = {}): Promise<Upload> {
  const answer = await askForUpload(stream, bytes, creation);
  answer.expectStatus(201);
  const uid = answer.header('stream-media-id') ?? '';
  answer.verify(/^\w+$/.test(uid), 'an id in Stream-Media-ID', show(uid));
  stream.made({ uid });
  const location = answer.header('location') ?? '';
  const url =
    location !== '' && URL.canParse(location, answer.request.url) ? new URL(location, answer.request.url) : null;
  answer.verify(/^https?:$/.test(url?.protocol ?? ''), 'an http or https URL in Location', show(location));
  return {
    url: url?.href ?? '',
    uid,
    answer,
    credential: creation.own ? 'full' : null,
  };
}

/** The request of a chunk. */
export const chunk = (
  { url, credential }: Upload,
  offset: number | string,
  body: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): CheckRequest => ({
  method: 'PATCH',
  path: url,
  headers: {
    ...HEADERS,
    'Upload-Offset': String(offset),
    'Content-Type': 'application/offset+octet-stream',
    ...headers,
  },
  body,
  credential,
});

/** Sends a chunk that must be taken. */
export async function sendChunk(stream: Stream, upload: Upload, offset: number, body: Uint8Array): Promise<Answer> {
  const answer = await stream.t.send(chunk(upload, offset, body));
  answer.expectStatus(204, 200);
  const received = answer.header('upload-offset');
  answer.verify(received === String(offset + body.length), `Upload-Offset ${offset + body.length}`, show(received));
  return answer;
}

/** HEAD of an upload URL. */
export const lookAt = ({ t }: Stream, { url, credential }: Pick<Upload, 'url' | 'credential'>): Promise<Answer> =>
  t.send({ method: 'HEAD', path: url, headers: HEADERS, credential });

/** The number of bytes that have arrived, by HEAD. */
export async function offsetOf(stream: Stream, upload: Upload): Promise<number> {
  const answer = await lookAt(stream, upload);
  answer.expectStatus(200, 204);
  const offset = answer.header('upload-offset') ?? '';
  answer.verify(/^\d+$/.test(offset), 'a number in Upload-Offset', show(offset));
  return Number(offset);
}

/** Demands that an upload has this many bytes. */
export async function expectOffset(stream: Stream, upload: Upload, expected: number): Promise<void> {
  const answer = await lookAt(stream, upload);
  answer.expectStatus(200, 204);
  const offset = answer.header('upload-offset');
  answer.verify(offset === String(expected), `Upload-Offset ${expected}`, show(offset));
}
