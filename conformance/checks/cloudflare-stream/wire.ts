import { z } from 'zod';
import { cloudflareStreamContract } from '../../../src/contracts/cloudflare-stream/contract.ts';
import { quoteOf } from '../../../src/contracts/quotes/quotes.ts';
import { type HeaderRule, wholeNumber } from '../wire/answer-rule.ts';
import { wireChecks } from '../wire/wire-checks.ts';
import { failure, results, success } from './support/shapes.ts';

const VERSION: HeaderRule = { name: 'Tus-Resumable', pattern: /^1\.0\.0$/, expected: '1.0.0', always: true };
const OFFSET: HeaderRule = { name: 'Upload-Offset', ...wholeNumber, always: true };
const LENGTH: HeaderRule = { name: 'Upload-Length', ...wholeNumber };

const CREATED: readonly HeaderRule[] = [
  VERSION,
  { name: 'Location', pattern: /./, expected: 'the URL of the upload', always: true },
  { name: 'Stream-Media-ID', pattern: /^\S+$/i, expected: 'the id of the video', always: true },
];

/** By operation and status: what tus 1.0 demands of a server. */
const HEADERS: Readonly<Record<string, readonly HeaderRule[]>> = {
  'uploadVideo 201': CREATED,
  'getUploadOffset 200': [VERSION, OFFSET, LENGTH],
  'getUserUploadOffset 200': [VERSION, OFFSET, LENGTH],
  'sendChunk 204': [VERSION, OFFSET],
  'sendUserChunk 204': [VERSION, OFFSET],
  'getUploadOptions 204': [
    { name: 'Tus-Version', pattern: /\b1\.0\.0\b/, expected: 'a list with 1.0.0', always: true },
  ],
};

const succeeded = success.extend({ success: z.literal(true) });

/** Every answer of Cloudflare Stream in a run against the contract, one check an operation. */
export const wire = wireChecks('cloudflare-stream', cloudflareStreamContract.operations, {
  refusal: failure.extend({ success: z.literal(false) }),
  quoteOf: (operation) => quoteOf('cloudflare-stream', `operation ${operation}`)?.text,
  schemaOf: (operation) => {
    const result = results[operation];
    return result === undefined ? undefined : succeeded.extend({ result });
  },
  headersOf: (operation, status) => HEADERS[`${operation} ${status}`] ?? [],
});
