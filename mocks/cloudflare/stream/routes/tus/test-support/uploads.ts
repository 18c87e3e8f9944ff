import { request as httpRequest } from 'node:http';
import { type Answer, read, type User } from '../../../../../../test/support/cloudflare-bench.ts';

/** Bytes of the smallest chunk that is not the last. */
export const CHUNK = 5_242_880;

/** A created upload. */
export interface Created {
  readonly url: string;
  readonly uid: string;
  readonly answer: Answer;
}

const TUS = { 'Tus-Resumable': '1.0.0' };

/** Base64 pairs as tus writes them. */
export const metadata = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** Creates an upload; the URL needs no credential unless `own`. */
export async function create(
  user: User,
  bytes: number,
  {
    headers = {},
    own = false,
    body,
  }: { headers?: Record<string, string>; own?: boolean; body?: Uint8Array | ReadableStream } = {},
): Promise<Created> {
  const answer = await user.send('POST', own ? '/stream' : '/stream?direct_user=true', {
    headers: { ...TUS, 'Upload-Length': String(bytes), ...headers },
    ...(body ? { body, duplex: 'half' } : {}),
  } as RequestInit);
  return {
    url: answer.headers.get('location') ?? '',
    uid: answer.headers.get('stream-media-id') ?? '',
    answer,
  };
}

/** Sends a chunk. */
export const patch = async (
  url: string,
  offset: number | string,
  body: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  read(
    await fetch(url, {
      method: 'PATCH',
      headers: {
        ...TUS,
        'Upload-Offset': String(offset),
        'Content-Type': 'application/offset+octet-stream',
        ...headers,
      },
      body,
    }),
  );

/** Asks for the offset. */
export const look = async (url: string, headers: Record<string, string> = TUS): Promise<Answer> =>
  read(await fetch(url, { method: 'HEAD', headers }));

/** The received bytes, by HEAD. */
export const offsetOf = async (url: string): Promise<number> => Number((await look(url)).headers.get('upload-offset'));

/** Sends the first `sent` bytes of a chunk of `announced`, and cuts the connection when `arrived` says so. */
export function cut(
  url: string,
  offset: number,
  { sent, announced, arrived }: { sent: Uint8Array; announced: number; arrived: () => Promise<void> },
): Promise<void> {
  return new Promise((resolve) => {
    const request = httpRequest(url, {
      method: 'PATCH',
      headers: {
        ...TUS,
        'Upload-Offset': String(offset),
        'Content-Type': 'application/offset+octet-stream',
        'Content-Length': announced,
      },
    });
    request.on('error', () => {});
    request.once('close', () => resolve());
    request.write(sent);
    void arrived().then(() => request.destroy());
  });
}
