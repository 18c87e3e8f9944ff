import { assumed, documented } from '../../base/evidence.ts';
import type { JsonObject } from '../../base/json.ts';
import type { Failure } from '../types.ts';
import { tusFacts } from './tus-facts.ts';

const TUS = 'tus 1.0 protocol.md (30698e17)';
const TUS_PAGE = 'cloudflare-docs stream/uploading-videos/resumable-uploads.mdx';
const NO_CODE = 'status and code of Stream are not published; the code is invented';

const refused = (code: number, message: string): JsonObject => ({
  result: null,
  success: false,
  errors: [{ code, message }],
  messages: null,
});
const notFound = refused(10003, 'Not Found: The requested resource or operation was not found.');

/** Refusals of resumable uploads (tus). */
export const tusFailures = {
  'tus-version': {
    status: 412,
    body: refused(19931, 'Tus-Resumable must be 1.0.0'),
    headers: { 'Tus-Version': '1.0.0' },
    meaning: 'The request names another version of tus, or none. It was not processed.',
    remedy: 'Send Tus-Resumable: 1.0.0 with every request but OPTIONS.',
    evidence: assumed(`status and Tus-Version: ${TUS}; the code is invented`),
  },
  'tus-too-large': {
    status: 413,
    body: refused(19932, 'The file exceeds the maximum allowed size of {limit} bytes'),
    usual: { limit: tusFacts.tusFileBytes.value },
    meaning: 'Upload-Length is larger than the largest file.',
    remedy: 'Cut or encode the video again.',
    evidence: assumed(`status: ${TUS}, Tus-Max-Size; 30 GB: cloudflare-docs stream/faq.mdx; the code is invented`),
  },
  'deletion-too-late': {
    status: 400,
    body: refused(10060, 'Bad Request: scheduledDeletion must be at most 1,096 days from upload time'),
    meaning: 'scheduleddeletion is more than 1,096 days after the creation of the upload.',
    remedy: 'Name an earlier time, or schedule the deletion later.',
    evidence: assumed(`the limit is documented (${TUS_PAGE}); status and code are those of a deletion too soon`),
  },
  'tus-offset': {
    status: 409,
    body: refused(19933, 'Upload-Offset is {given}, and the upload has {offset} bytes'),
    meaning: 'A chunk must begin where the received bytes end. Nothing was stored.',
    remedy: 'Ask for the offset with HEAD, and go on from there.',
    evidence: assumed(`status: ${TUS}, PATCH; the code is invented`),
  },
  'tus-type': {
    status: 415,
    body: refused(19934, 'Content-Type must be application/offset+octet-stream'),
    meaning: 'A chunk has another content type. Nothing was stored.',
    remedy: 'Send Content-Type: application/offset+octet-stream.',
    evidence: assumed(`status: ${TUS}, PATCH (SHOULD); the code is invented`),
  },
  'tus-chunk': {
    status: 400,
    body: refused(19935, 'Bad Request: a chunk of {given} bytes'),
    meaning:
      'A chunk that is not the last one has 5,242,880 to 209,715,200 bytes, in multiples of 262,144. Nothing was stored.',
    remedy: 'Send chunks of 52,428,800 bytes.',
    evidence: assumed(`the rule is documented (${TUS_PAGE}); users report 400 (tus-java-client issue 29); ${NO_CODE}`),
  },
  'tus-overrun': {
    status: 413,
    body: refused(19936, 'The chunk runs past Upload-Length'),
    meaning: 'The upload has fewer bytes left than the chunk. Nothing was stored.',
    remedy: 'Announce the size of the whole file as Upload-Length.',
    evidence: assumed(`the file cannot be larger than announced; ${NO_CODE}`),
  },
  'tus-expired': {
    status: 410,
    body: refused(19937, 'The upload has expired'),
    meaning: 'The URL of the upload is past its expiry; its bytes are gone.',
    remedy: 'Begin a new upload.',
    evidence: assumed(`the expiry is documented (direct-creator-uploads.mdx), 404 and 410 by ${TUS}; code invented`),
  },
  'tus-expired-404': {
    status: 404,
    body: notFound,
    meaning: 'The URL of the upload is past its expiry; its bytes are gone.',
    remedy: 'Begin a new upload.',
    evidence: documented(`${TUS}: 404 or 410 for an expired upload`),
  },
  'tus-locked': {
    status: 423,
    body: refused(19938, 'Another request is sending to this upload'),
    meaning: 'A chunk of this upload is arriving. Nothing of the second one was stored.',
    remedy: 'Wait for the answer to the first one, or a moment after its connection broke.',
    evidence: assumed('tus servers answer so, and tus-js-client 4.3.1 repeats it; not in tus 1.0'),
  },
} as const satisfies Record<string, Failure>;
