import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { AwsClient } from 'aws4fetch';
import { systemClock } from '../../base/clock.ts';
import { parseHttpDate } from '../../base/http-date.ts';
import { type OptionNames, refuseUnknownOptions } from '../../base/known-options.ts';
import { decodeXml, elementsOf } from './s3-xml.ts';
import { StoreError } from './store-error.ts';
import { checkKey, type ObjectStore } from './types.ts';
import { bodyOf, within } from './within.ts';

/** Place and credentials of a bucket. */
export interface S3Options {
  /** Without the bucket; R2: `https://<account>.r2.cloudflarestorage.com`. */
  readonly endpoint: string;
  readonly bucket: string;
  /** R2 accepts `auto`. */
  readonly region?: string | undefined;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Bytes of a part of large files, at least 5 MiB; smaller files need one request. Default: 8 MiB. */
  readonly partBytes?: number | undefined;
  /** Milliseconds until the service begins to answer a request without a body. Default: 15,000. */
  readonly patienceMs?: number | undefined;
}

/** The bucket's service refused, or failed after some tries. */
export class S3Error extends StoreError {
  override readonly name = 'S3Error';
  readonly status: number;
  /** For example `NoSuchBucket`. */
  readonly code: string;

  constructor(doing: string, status: number, code: string) {
    const kind = status >= 500 || status === 429 ? 'unreachable' : 'refused';
    super(kind, `The bucket's service answered ${status} ${code} to ${doing}.`);
    this.status = status;
    this.code = code;
  }
}

const optionNames: OptionNames<S3Options> = {
  endpoint: true,
  bucket: true,
  region: true,
  accessKeyId: true,
  secretAccessKey: true,
  partBytes: true,
  patienceMs: true,
};

/** Most parts of an upload (S3 and R2: 10,000). */
const MOST_PARTS = 10_000;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  vtt: 'text/vtt; charset=utf-8',
  srt: 'application/x-subrip; charset=utf-8',
};

/**
 * Keeps objects in a bucket of S3, R2 or a service with their protocol: addresses in path style, signed requests and bodies
 * (Signature Version 4), large files in parts.
 * @example createS3Store({ endpoint: 'https://account.r2.cloudflarestorage.com', bucket: 'videos', accessKeyId, secretAccessKey })
 */
export function createS3Store(options: S3Options): ObjectStore {
  refuseUnknownOptions('createS3Store', options, optionNames);
  const { endpoint, bucket, region = 'auto', accessKeyId, secretAccessKey, partBytes = 8 * 1024 * 1024 } = options;
  const { patienceMs = 15_000 } = options;
  let client: Promise<AwsClient> | null = null;
  const signing = (): Promise<AwsClient> => {
    client ??= import('aws4fetch').then(
      ({ AwsClient: Client }) => new Client({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 }),
    );
    return client;
  };
  const base = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`;
  const urlOf = (key: string, query = ''): string => `${base}/${checkKey(key)}${query}`;

  const send = async (method: string, url: string, init: RequestInit = {}, alsoFine: readonly number[] = []) => {
    const signer = await signing();
    const wait = { limitMs: init.body == null ? patienceMs : null, signal: init.signal };
    const answer = await within(wait, (signal) => signer.fetch(url, { ...init, method, signal }));
    if (answer.ok || alsoFine.includes(answer.status)) return answer;
    const [code = ''] = elementsOf(await answer.text(), 'Code');
    throw new S3Error(`${method} ${new URL(url).pathname}`, answer.status, code);
  };
  const putBytes = async (url: string, bytes: Buffer, type: string | null, signal?: AbortSignal): Promise<string> => {
    const headers: Record<string, string> = {
      'X-Amz-Content-Sha256': hashOf(bytes),
      ...(type === null ? {} : { 'Content-Type': type }),
    };
    const answer = await send('PUT', url, { headers, body: new Uint8Array(bytes), signal: signal ?? null });
    await answer.arrayBuffer();
    return answer.headers.get('etag') ?? '';
  };
  const putParts = async (key: string, file: FileHandle, size: number, signal?: AbortSignal): Promise<void> => {
    const headers = { 'Content-Type': typeOf(key), 'X-Amz-Content-Sha256': hashOf('') };
    const begun = await (await send('POST', urlOf(key, '?uploads='), { headers })).text();
    const [id = ''] = elementsOf(begun, 'UploadId');
    const upload = `uploadId=${encodeURIComponent(decodeXml(id))}`;
    try {
      const length = Math.max(partBytes, Math.ceil(size / MOST_PARTS));
      const parts: string[] = [];
      for (let at = 0; at < size; at += length) {
        const bytes = await readFully(file, at, Math.min(length, size - at));
        const etag = await putBytes(urlOf(key, `?partNumber=${parts.length + 1}&${upload}`), bytes, null, signal);
        parts.push(`<Part><PartNumber>${parts.length + 1}</PartNumber><ETag>${etag}</ETag></Part>`);
      }
      const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
      const signed = { 'Content-Type': 'text/xml', 'X-Amz-Content-Sha256': hashOf(body) };
      const answer = await send('POST', urlOf(key, `?${upload}`), { body, headers: signed });
      // The service sends the status before it joins the parts, so a failure may follow it (CompleteMultipartUpload).
      const [code] = elementsOf(await answer.text(), 'Code');
      if (code !== undefined) throw new S3Error('the end of an upload in parts', answer.status, code);
    } catch (error) {
      // Parts of an unfinished upload cost money until they are removed.
      await send('DELETE', urlOf(key, `?${upload}`)).catch(() => {});
      throw error;
    }
  };
  const list = async (folder: string): Promise<string[]> => {
    const keys: string[] = [];
    let more = '';
    do {
      const query = `?list-type=2&prefix=${encodeURIComponent(`${folder}/`)}${more}`;
      const text = await (await send('GET', `${base}${query}`)).text();
      keys.push(...elementsOf(text, 'Key').map(decodeXml));
      const [next] = elementsOf(text, 'NextContinuationToken');
      more = next === undefined ? '' : `&continuation-token=${encodeURIComponent(decodeXml(next))}`;
    } while (more !== '');
    return keys;
  };

  return {
    id: `bucket ${bucket} at ${new URL(endpoint).host}`,
    async putFile(key, path, signal) {
      const file = await open(path);
      try {
        const { size } = await file.stat();
        if (size > partBytes) await putParts(key, file, size, signal);
        else await putBytes(urlOf(key), await readFully(file, 0, size), typeOf(key), signal);
      } finally {
        await file.close();
      }
    },
    async putText(key, text, signal) {
      await putBytes(urlOf(key), Buffer.from(text), typeOf(key), signal);
    },
    async open(key) {
      const found = await send('HEAD', urlOf(key), {}, [404]);
      if (found.status === 404) return null;
      const etag = found.headers.get('etag') ?? '';
      return {
        size: Number(found.headers.get('content-length')),
        etag,
        modified: parseHttpDate(found.headers.get('last-modified') ?? '', systemClock.now()),
        async read(start, end) {
          if (start > end) return Readable.from([]);
          const headers = { Range: `bytes=${start}-${end}`, 'If-Match': etag };
          const answer = await send('GET', urlOf(key), { headers });
          return bodyOf(answer.body as ReadableStream);
        },
        close: async () => {},
      };
    },
    async deleteAll(folder) {
      for (const key of await list(checkKey(folder))) {
        await (await send('DELETE', urlOf(key), {}, [404])).arrayBuffer();
      }
    },
  };
}

const hashOf = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

const typeOf = (key: string): string =>
  CONTENT_TYPES[key.slice(key.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

async function readFully(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await file.read(bytes, at, length - at, from + at);
    if (bytesRead === 0) throw new Error('the file became shorter while it was read');
    at += bytesRead;
  }
  return bytes;
}
