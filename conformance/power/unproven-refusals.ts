import type { ProviderId } from '../../src/contracts/types.ts';

/** Refusals that no check can prove, and why. A row that a check does prove is stale and fails the power run. */
export interface Unproven {
  readonly provider: ProviderId;
  readonly operations: 'all' | readonly string[];
  readonly failures: readonly string[];
  readonly reason: string;
}

const BELOW_HTTP =
  "no HTTP client sends it: it is answered below the service; the stand-in's own tests do, on a raw socket";
const HEADERS = 'answered below the service, by whatever stands before it, at a size nobody documents';
const NOBODY_CAN_ASK = 'no request brings it about; as a fault it is for tests of clients';
const CUT = 'whoever cuts a request off does not hear the answer';

/** Every stated reason. */
export const unprovenRefusals: readonly Unproven[] = [
  {
    provider: 'translateplus',
    operations: 'all',
    failures: ['http-broken', 'request-timeout'],
    reason: BELOW_HTTP,
  },
  { provider: 'translateplus', operations: 'all', failures: ['headers-too-large'], reason: HEADERS },
  {
    provider: 'translateplus',
    operations: 'all',
    failures: ['internal-error', 'service-unavailable', 'health-down'],
    reason: NOBODY_CAN_ASK,
  },
  {
    provider: 'translateplus',
    operations: ['translateSubtitles'],
    failures: ['body-too-large'],
    reason: 'no limit is documented, so that no size can be demanded to be refused',
  },
  { provider: 'translateplus', operations: ['translateSubtitles'], failures: ['upload-incomplete'], reason: CUT },
  { provider: 'gcore-ai', operations: 'all', failures: ['http-broken', 'request-timeout'], reason: BELOW_HTTP },
  { provider: 'gcore-ai', operations: 'all', failures: ['headers-too-large'], reason: HEADERS },
  {
    provider: 'gcore-ai',
    operations: 'all',
    failures: ['internal-error', 'service-unavailable'],
    reason: NOBODY_CAN_ASK,
  },
  {
    provider: 'gcore-ai',
    operations: 'all',
    failures: ['body-too-large'],
    reason: 'the only documented size, 64 MB for a batch, is too much to send for a check',
  },
  { provider: 'gcore-ai', operations: 'all', failures: ['upload-incomplete'], reason: CUT },
  {
    provider: 'cloudflare-stream',
    operations: 'all',
    failures: ['http-broken', 'request-timeout'],
    reason: BELOW_HTTP,
  },
  { provider: 'cloudflare-stream', operations: 'all', failures: ['headers-too-large'], reason: HEADERS },
  {
    provider: 'cloudflare-stream',
    operations: 'all',
    failures: ['internal-error', 'maintenance'],
    reason: NOBODY_CAN_ASK,
  },
  { provider: 'cloudflare-stream', operations: 'all', failures: ['upload-incomplete'], reason: CUT },
  {
    provider: 'cloudflare-stream',
    operations: 'all',
    failures: ['json-too-large'],
    reason: 'no limit is documented, so that no size can be demanded to be refused',
  },
  {
    provider: 'cloudflare-stream',
    operations: 'all',
    failures: ['upload-too-large'],
    reason: 'the documented size, 200 MB, is too much to send for a check',
  },
  {
    provider: 'cloudflare-stream',
    operations: ['generateCaption'],
    failures: ['caption-exists-400'],
    reason: 'the other value of a switch: under it the checks of caption-exists meet this row',
  },
  {
    provider: 'cloudflare-stream',
    operations: ['setWebhook'],
    failures: ['field-invalid'],
    reason: 'its only field is a URL: of another type it is undecodable, else it is an invalid URL',
  },
  { provider: 'workers-ai', operations: 'all', failures: ['http-broken', 'request-timeout'], reason: BELOW_HTTP },
  { provider: 'workers-ai', operations: 'all', failures: ['headers-too-large'], reason: HEADERS },
  { provider: 'workers-ai', operations: 'all', failures: ['internal-error', 'maintenance'], reason: NOBODY_CAN_ASK },
  {
    provider: 'workers-ai',
    operations: 'all',
    failures: ['rate-limited'],
    reason: 'the window of the user is arranged and proven by the checks of cloudflare-stream, whose gateway this is',
  },
  {
    provider: 'workers-ai',
    operations: 'all',
    failures: ['input-too-large'],
    reason: 'no limit is documented, so that no size can be demanded to be refused',
  },
];
