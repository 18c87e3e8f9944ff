import type { WaitingClock } from '../../../base/clock.ts';
import { operations } from '../../../contracts/cloudflare-stream/operations.ts';
import type { CloudflareConnection } from '../../cloudflare/connection.ts';
import { clientOperations } from '../../http/operations.ts';
import { streamingFetch } from '../../http/streaming-fetch.ts';
import type { HttpRequest } from '../../http.ts';
import { webUrl } from '../input.ts';
import { checkUpload, readUpload, TUS_HEADERS } from './create.ts';
import { uploadMetadata } from './metadata.ts';
import { sendFile } from './send.ts';
import type { ResumableMethods } from './types.ts';

const table = clientOperations(operations);

/**
 * Makes the methods for files of any size. Uploads are always those of an end user (`direct_user`): their URL leads to another
 * host, which therefore never gets the credential.
 */
export function resumableMethods(
  { transport, credential, accountId, uploadTimeoutMs, elsewhere, baseUrl }: CloudflareConnection,
  clock: WaitingClock,
): ResumableMethods {
  return {
    async createResumableUpload(input, call = {}) {
      checkUpload(transport.context('createResumableUpload'), input);
      const { repeat, method, path } = table.uploadVideo;
      const metadata = uploadMetadata(input);
      const answer = await transport.send({
        operation: 'createResumableUpload',
        repeat,
        method,
        path: path({ account_id: accountId }),
        query: { direct_user: 'true' },
        headers: {
          ...TUS_HEADERS,
          ...credential,
          'Upload-Length': String(input.bytes),
          ...(metadata === '' ? {} : { 'Upload-Metadata': metadata }),
          ...(input.creator === undefined ? {} : { 'Upload-Creator': input.creator }),
        },
        call,
      });
      return readUpload(answer, baseUrl);
    },
    async sendToUpload(uploadUrl, file, options = {}) {
      const operation = 'sendToUpload';
      const { origin, pathname, search } = new URL(webUrl(transport.context(operation), 'uploadUrl', uploadUrl));
      const { chunkBytes: _chunk, maxFailures: _failures, onProgress: _progress, ...call } = options;
      // Large bodies: memory holds a piece of them.
      const upload = elsewhere(origin, streamingFetch);
      const usual = { operation, path: pathname + search } satisfies Partial<HttpRequest>;
      const requests = {
        look: () => upload.send({ ...usual, repeat: 'safe', method: 'HEAD', headers: TUS_HEADERS, call }),
        patch: (offset: number, body: Blob) =>
          upload.send({
            ...usual,
            // Not twice at the same offset: after a failure the offset is asked for.
            repeat: 'safe',
            method: 'PATCH',
            headers: {
              ...TUS_HEADERS,
              'Content-Type': 'application/offset+octet-stream',
              'Upload-Offset': String(offset),
            },
            body,
            timeoutMs: uploadTimeoutMs,
            call: { ...call, maxAttempts: 1 },
          }),
      };
      await sendFile(transport.context(operation), requests, file, { clock, options });
    },
  };
}
