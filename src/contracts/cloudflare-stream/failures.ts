import { assumed, documented, observed, own } from '../../base/evidence.ts';
import type { JsonObject } from '../../base/json.ts';
import { gatewayFailures } from '../cloudflare-gateway/failures.ts';
import type { Failure } from '../types.ts';
import { tusFailures } from './tus-failures.ts';

const TYPES = '@cloudflare/workers-types 5.20261117.1, StreamScopedCaptions';
const SIMULATOR = 'cloudflare/workers-sdk f8308360 packages/miniflare/src/workers/stream/errors.ts';
const CAPTIONS_PAGE = 'cloudflare-docs stream/edit-videos/adding-captions.mdx';

/** Stream's own refusals say `messages: null`, observed in two independent projects; the gateway's say []. */
const refused = (code: number, message: string): JsonObject => ({
  result: null,
  success: false,
  errors: [{ code, message }],
  messages: null,
});
const notFound = refused(10003, 'Not Found: The requested resource or operation was not found.');

/** Refusals about captions. */
export const captionFailures = {
  'caption-unknown': {
    status: 404,
    body: notFound,
    meaning: 'The video has no track in that language, or the track has no content yet.',
    remedy: 'List the captions; a generated track has content once its status is ready.',
    evidence: observed('pollers read a 404 as "not generated yet" (ci:45703612157)'),
  },
  'language-invalid': {
    status: 400,
    body: refused(10005, 'Bad Request: invalid language tag'),
    meaning: 'The language in the path is no BCP 47 tag.',
    remedy: 'Write tags like en, en-GB or zh-Hant, with hyphens.',
    evidence: documented(`${TYPES} and ${SIMULATOR} (class, status, code; the text is ours)`),
  },
  'body-undecodable': {
    status: 400,
    body: refused(10004, 'Decoding Error'),
    meaning: 'The body cannot be read: no multipart form, no boundary, not exactly one part "file", or broken JSON.',
    remedy: 'Send one part named file and let the HTTP library set Content-Type with its boundary.',
    evidence: observed('cloudflare-docs issue 4915; JSON on POST /stream (ci:70511290432)'),
  },
  'upload-incomplete': {
    status: 400,
    body: refused(10004, 'Decoding Error'),
    meaning: 'The body ended before it was complete. Nothing was stored.',
    remedy: 'Send as many bytes as Content-Length announces, closing boundary included.',
    evidence: assumed('an incomplete form cannot be decoded either'),
  },
  'caption-invalid': {
    status: 400,
    body: refused(10005, 'Bad Request: invalid caption file'),
    meaning: 'The file is not WebVTT: it is empty, not UTF-8, or does not start with WEBVTT.',
    remedy: 'Convert SRT and other formats to WebVTT first. Client libraries want the text, not a Buffer or a path.',
    evidence: documented(`${TYPES}.upload (class); status and code ${SIMULATOR}; the text is ours`),
  },
  'caption-too-large': {
    status: 413,
    body: refused(19901, 'Caption file exceeds the maximum allowed size'),
    meaning: 'The file is larger than 10 MB. Nothing was stored.',
    remedy: 'Split the captions or drop comments and styles.',
    evidence: assumed(`the limit is documented (${CAPTIONS_PAGE}), status and code are not; the code is invented`),
  },
  'video-not-uploaded': {
    status: 400,
    body: refused(10067, 'Video is not ready'),
    meaning: 'A caption can be added only after the video was uploaded; this one is still awaited.',
    remedy: 'Upload the video first.',
    evidence: assumed(`the rule is documented (${CAPTIONS_PAGE}), the answer is not`),
  },
  'video-not-ready': {
    status: 400,
    body: refused(10067, 'Video is not ready'),
    meaning: 'Captions are generated for ready videos only.',
    remedy: 'Wait until status.state is ready, and a moment longer.',
    evidence: observed('code: a client retries on exactly it (ci:45703612157); status and text assumed'),
  },
  'caption-exists': {
    status: 409,
    body: refused(19902, 'A caption already exists for this language; delete the existing caption first'),
    meaning: 'The video has a track in this language: uploaded, generated, being generated or failed.',
    remedy: 'Delete the track, then generate. Mind that the official SDKs repeat a 409 twice by themselves.',
    evidence: assumed(`the refusal is documented (${CAPTIONS_PAGE}), status and code are not; the code is invented`),
  },
  'caption-exists-400': {
    status: 400,
    body: refused(19902, 'A caption already exists for this language; delete the existing caption first'),
    meaning: 'The video has a track in this language: uploaded, generated, being generated or failed.',
    remedy: 'Delete the track, then generate.',
    evidence: assumed('the other plausible status'),
  },
  'language-unsupported': {
    status: 400,
    body: refused(19903, 'The requested language is not supported for generated captions'),
    meaning: 'Captions are generated in twelve languages; this is none of them.',
    remedy: 'Use cs, nl, en, fr, de, it, ja, ko, pl, pt, ru or es, with a region if you like.',
    evidence: assumed(`the refusal is documented (${TYPES}.generate), status and code are not; the code is invented`),
  },
  'video-too-long': {
    status: 400,
    body: refused(19904, 'Video duration is too long to generate captions'),
    meaning: 'The video is longer than captions are generated for (here 4 hours).',
    remedy: 'Cut the video, or upload captions made elsewhere.',
    evidence: assumed(`the refusal is documented (${TYPES}.generate), limit, status and code are not`),
  },
  'audio-missing': {
    status: 400,
    body: refused(19905, 'Video is missing audio'),
    meaning: 'The video has no audio track to listen to.',
    remedy: 'Upload captions instead.',
    evidence: assumed(`the refusal is documented (${TYPES}.generate), status and code are not`),
  },
} as const satisfies Record<string, Failure>;

/** Refusals about videos, uploads and the webhook. */
export const videoFailures = {
  'stream-not-enabled': {
    status: 403,
    body: {
      result: null,
      success: false,
      errors: [{ code: 10002, message: 'Authorization Failure' }],
      messages: [{ code: 10002, message: 'Cloudflare Stream not enabled' }],
    },
    meaning: 'The account has no Stream subscription; the reason stands in messages. Answered by a fault only.',
    remedy: 'Read messages as well as errors.',
    evidence: observed('github.com/mondoohq/mql/pull/9300, ci:59162199735, ci:70263938121'),
  },
  'storage-exceeded': {
    status: 413,
    body: refused(10011, 'Storage capacity exceeded'),
    meaning: 'The minutes of storage are used up. Answered by a fault only.',
    remedy: 'Delete videos or buy storage.',
    evidence: observed('on direct_upload (ci:71600637645)'),
  },
  'queue-full': {
    status: 429,
    body: refused(19909, 'Too many videos are queued or encoding'),
    meaning: '120 videos are queued or being encoded.',
    remedy: 'Wait until some of them are ready.',
    evidence: assumed('cloudflare-docs stream/faq.mdx: 120 at once, then 429 or 413; the code is invented'),
  },
  'not-emulated': {
    status: 501,
    body: refused(19939, 'This mock does not emulate {method} {path}'),
    meaning:
      'Not emulated: the service documents this operation, and this mock lacks it (docs/limits.md lists all such).',
    remedy: 'Answer it with a stub of your own, or test it on the live service.',
    evidence: own('the status and the code say that the mock, not the service, refuses'),
  },
  'operation-unknown': {
    status: 404,
    body: notFound,
    meaning: 'Stream has no operation at this path.',
    remedy: 'Compare the path with the documented ones.',
    evidence: assumed('the text says "resource or operation"'),
  },
  'video-unknown': {
    status: 404,
    body: notFound,
    meaning: 'The account has no video with this id.',
    remedy: 'Check the id; ids are 32 hex digits and belong to one account.',
    evidence: observed('live snapshot test and live probes on other resources (ci:7878325546, ci:71266371469)'),
  },
  'field-invalid': {
    status: 400,
    body: refused(10005, 'Bad Request: {problem}'),
    meaning: 'A field or a query parameter has a value that it cannot have.',
    remedy: 'The text names it.',
    evidence: assumed('10005 is what limit=1001 gets; the text is ours'),
  },
  'limit-too-big': {
    status: 400,
    body: refused(10005, 'results are limited to 1000 entries per request'),
    meaning: 'limit is larger than 1000.',
    remedy: 'Page by creation time with before and after.',
    evidence: observed('live probes of September 2026 (ci:71266371469)'),
  },
  'limit-not-a-number': {
    status: 500,
    body: '',
    contentType: 'text/plain; charset=utf-8',
    meaning: 'limit is not a number: the live service answers 500 with an empty body.',
    remedy: 'Send a number from 1 to 1000.',
    evidence: observed('live probes of September 2026 (ci:71266371469)'),
  },
  'deletion-too-soon': {
    status: 400,
    body: refused(10060, 'Bad Request: scheduledDeletion must be at least 30 days from upload time'),
    meaning: 'scheduledDeletion is less than 30 days after the upload.',
    remedy: 'Name a later time, or delete the video yourself.',
    evidence: observed('10060 on retention days out of range (ci:71266371469); the text is ours'),
  },
  'url-invalid': {
    status: 400,
    body: refused(10010, 'Invalid URL'),
    meaning: 'The URL is missing or is no http or https URL.',
    remedy: 'Send a public http or https URL as input (or url).',
    evidence: documented(SIMULATOR),
  },
  'not-a-video': {
    status: 400,
    body: refused(10059, 'Bad Request: not a video'),
    meaning: 'The uploaded bytes are not a video file.',
    remedy: 'Upload MP4, MKV, MOV, WebM or another container with a video track.',
    evidence: documented('cloudflare-docs pull request 7154 (status and code; the text is ours)'),
  },
  'upload-too-large': {
    status: 413,
    body: refused(19908, 'The upload is larger than 200 MB'),
    meaning: 'A single form upload takes at most 200 MB.',
    remedy: 'Use a resumable upload.',
    evidence: assumed('the limit is documented (upload-video-file.mdx), status and code are not'),
  },
  'uploads-full': {
    status: 503,
    body: refused(19919, 'Too much is being uploaded at once; --max-uploads and --max-upload-megabytes set how much'),
    meaning: 'The mock takes as many unfinished uploads, or bytes of them, as its options allow.',
    remedy: 'Wait until an upload has ended, or start with a larger --max-uploads or --max-upload-megabytes.',
    evidence: own('this project: the real service has no such bound'),
  },
  'upload-used': {
    status: 400,
    body: refused(19906, 'Already uploaded'),
    meaning: 'A one-time upload URL was used before.',
    remedy: 'Ask for a new URL with direct_upload.',
    evidence: assumed('single use is documented and a class AlreadyUploadedError exists; status and code do not'),
  },
  'upload-expired': {
    status: 400,
    body: refused(19907, 'The upload URL has expired'),
    meaning: 'The one-time upload URL is past its expiry.',
    remedy: 'Ask for a new URL with direct_upload.',
    evidence: assumed('uploadExpiry is documented as the end of its validity; status and code are not'),
  },
  'webhook-unknown': {
    status: 404,
    body: notFound,
    meaning: 'The account has no webhook.',
    remedy: 'Set one with PUT /stream/webhook.',
    evidence: assumed('the usual 404'),
  },
} as const satisfies Record<string, Failure>;

/** Every refusal that a request to Cloudflare Stream can meet, the gateway's included. */
export const failures = { ...gatewayFailures, ...captionFailures, ...videoFailures, ...tusFailures } as const;

/** Names a refusal of Cloudflare Stream or of its gateway. */
export type FailureId = keyof typeof failures;
