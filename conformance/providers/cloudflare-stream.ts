import { operations } from '../../src/contracts/cloudflare-stream/operations.ts';
import { cloudflareStreamChecks } from '../checks/cloudflare-stream/index.ts';
import { gatewayRefuses } from './cloudflare-refusal.ts';
import { videos } from './cloudflare-stream/videos.ts';
import { defineSuite } from './suite.ts';
import { UNPROVEN } from './unproven.ts';

/** Cloudflare Stream captions. */
export const cloudflareStream = defineSuite({
  id: 'cloudflare-stream',
  operations,
  checks: cloudflareStreamChecks,
  // The suite's clips are half a minute long.
  costs: { generateCaption: { atMost: () => 1 } },
  resources: { video: videos },
  forbidden: [
    {
      at: ['setWebhook'],
      below: true,
      methods: /^(PUT|POST|PATCH|DELETE)$/,
      what: 'the webhook of the whole account',
    },
    { at: ['listVideos'], methods: /^(PUT|PATCH|DELETE)$/, what: 'all videos of the account' },
  ],
  preflight: { operation: 'listVideos', query: 'limit=1', refuses: gatewayRefuses },
  budget: { minutes: 40 },
  unproven: [
    { operations: 'all', failures: ['http-broken', 'request-timeout'], reason: UNPROVEN.belowHttp },
    { operations: 'all', failures: ['headers-too-large'], reason: UNPROVEN.headers },
    { operations: 'all', failures: ['internal-error', 'maintenance'], reason: UNPROVEN.notByRequest },
    { operations: 'all', failures: ['upload-incomplete'], reason: UNPROVEN.cut },
    { operations: 'all', failures: ['json-too-large'], reason: UNPROVEN.noDocumentedLimit },
    {
      operations: 'all',
      failures: ['upload-too-large'],
      reason: 'the documented size, 200 MB, is too large for a check',
    },
    {
      operations: ['generateCaption'],
      failures: ['caption-exists-400'],
      reason: 'the other value of a switch: under it the checks of caption-exists meet this row',
    },
    {
      operations: 'all',
      failures: ['tus-expired-404'],
      reason: 'the other value of a switch: under it the check of tus-expired meets this row',
    },
    {
      operations: 'all',
      failures: ['tus-locked'],
      reason: 'two requests must be on their way at the same moment, and no source says what Stream answers',
    },
    { operations: 'all', failures: ['uploads-full'], reason: 'a bound of the mock, not of the service' },
    { operations: 'all', failures: ['not-emulated'], reason: 'a gap of the mock, not of the service' },
    {
      operations: ['getUploadOffset', 'sendChunk'],
      failures: ['internal-error-empty'],
      reason: UNPROVEN.notByRequest,
    },
    {
      operations: ['setWebhook'],
      failures: ['field-invalid'],
      reason: 'its only field is a URL: a value of another type is undecodable, every other value is an invalid URL',
    },
  ],
});
