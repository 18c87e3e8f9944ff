import { documented } from '../../base/evidence.ts';
import type { Failure } from '../types.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';

const evidence = documented('this project: the control API is its own');

const failure = (status: number, code: string, message: string, hint: string): Failure => ({
  status,
  body: { error: { code, message, hint } },
  meaning: message,
  remedy: hint,
  evidence,
});

/** Every refusal of the control API. */
export const controlFailures = {
  'foreign-host': failure(
    403,
    'foreign-host',
    'The Host {host} is not this server.',
    'Use 127.0.0.1 or localhost, or start with --allow-host {name}.',
  ),
  'foreign-origin': failure(
    403,
    'foreign-origin',
    'The Origin {origin} may not control this world.',
    'Web pages of other origins are kept out. Call from a program, or start with --cors {origin}.',
  ),
  'token-required': {
    ...failure(
      401,
      'token-required',
      'This server asks for its control token.',
      'Send Authorization: Bearer <token>; clients of this package read CAPTION_HARNESS_CONTROL_TOKEN.',
    ),
    headers: { 'WWW-Authenticate': '{challenge}' },
  },
  'http-broken': failure(
    400,
    'http-broken',
    'The request is not readable HTTP.',
    'Send one request line, one Host header and well-formed headers.',
  ),
  'route-unknown': failure(
    404,
    'route-unknown',
    'There is no {method} {path} here.',
    'GET /openapi.json lists all operations.',
  ),
  'method-unknown': {
    ...failure(405, 'method-unknown', '{path} does not answer to {method}.', 'It answers to {allow}.'),
    headers: { Allow: '{allow}' },
  },
  'headers-too-large': failure(
    431,
    'headers-too-large',
    'The request line and headers are too large.',
    'Send fewer or shorter headers.',
  ),
  'request-timeout': failure(
    408,
    'request-timeout',
    'The request was not received completely in time.',
    'Send the whole request without long pauses.',
  ),
  'json-invalid': failure(
    400,
    'json-invalid',
    'The body is not a JSON object.',
    'Send one JSON object as application/json.',
  ),
  'body-invalid': failure(400, 'body-invalid', '{problem}', 'GET /openapi.json describes the body.'),
  'query-invalid': failure(400, 'query-invalid', '{problem}', 'GET /openapi.json describes the parameters.'),
  'body-too-large': failure(413, 'body-too-large', 'The body is larger than {limit} bytes.', 'Send less.'),
  'body-encoded': {
    ...failure(
      415,
      'body-encoded',
      'The body has a Content-Encoding, which is not undone here.',
      'Send the body as it is, without a Content-Encoding.',
    ),
    // RFC 9110, 12.5.3: an answer to an unsupported coding names those that are supported.
    headers: { 'Accept-Encoding': 'identity' },
  },
  'tenant-unknown': failure(
    404,
    'tenant-unknown',
    'There is no tenant {name}.',
    'POST /tenants opens one; so does the first request with the credential mock_{name}.',
  ),
  'tenant-exists': failure(
    409,
    'tenant-exists',
    'There is a tenant {name} already.',
    'PATCH it, POST its /reset, or DELETE it first.',
  ),
  'tenants-full': failure(
    503,
    'tenants-full',
    'There are {limit} tenants, and each has state, plans, faults or settings.',
    'DELETE tenants that are not needed any more, or start with a larger --max-tenants.',
  ),
  'tenant-reserved': failure(400, 'tenant-reserved', 'The name {name} is reserved.', 'Choose another name.'),
  'tenant-deleted': failure(
    410,
    'tenant-deleted',
    'The tenant {name} was deleted while this call waited for it.',
    'Delete a tenant after the calls that wait for it.',
  ),
  'verification-failed': failure(
    409,
    'verification-failed',
    '{problem}',
    'nearest and matching of this answer have the entries; GET /tenants/<name>/journal has all.',
  ),
  'wait-timeout': failure(
    408,
    'wait-timeout',
    '{problem}',
    'nearest of this answer explains what differs. Give more timeoutSeconds to what takes longer.',
  ),
  'setting-unknown': failure(400, 'setting-unknown', '{problem}', 'Known: {known}.'),
  'clock-range': failure(
    400,
    'clock-range',
    'The clock stands at {now}; {seconds} seconds more are beyond what a clock can show.',
    'Clocks show {range}.',
  ),
  'fault-unknown': failure(
    404,
    'fault-unknown',
    'The tenant has no fault {id}.',
    'GET /tenants/<name>/faults lists them; a fault goes when its ttlSeconds are over.',
  ),
  'docs-unknown': failure(404, 'docs-unknown', 'There is no server {id}.', 'Known: {known}.'),
  'request-unknown': failure(
    404,
    'request-unknown',
    'No request {requestId} is in a journal.',
    `Take the id from ${REQUEST_ID_HEADER}; old entries are dropped when the journal is full.`,
  ),
  'track-unknown': failure(
    404,
    'track-unknown',
    'The tenant has no text of a track {id} at {provider}.',
    'GET /tenants/<name>/state lists the tracks; those with hasText have one.',
  ),
  'webhook-unknown': failure(
    404,
    'webhook-unknown',
    'The journal of the tenant has no webhook {id}.',
    'GET /tenants/<name>/journal?kind=webhook lists them; old entries are dropped when the journal is full.',
  ),
  'webhook-cut': failure(
    409,
    'webhook-cut',
    'The journal has only the beginning of the webhook {id}, so it cannot be sent again.',
    'Cause the event again.',
  ),
  'snapshot-unknown': failure(
    404,
    'snapshot-unknown',
    'There is no snapshot {name} of {scope}.',
    'POST to the address of its snapshots takes one; GET lists them.',
  ),
  'snapshot-invalid': failure(
    400,
    'snapshot-invalid',
    'The body is not a snapshot that this version reads: {problem}',
    'Send what GET of a snapshot answered, unchanged.',
  ),
  'snapshot-too-large': failure(
    413,
    'snapshot-too-large',
    'The snapshot has unfinished uploads of {bytes} bytes; it can be restored, but a file of it holds {limit} at most.',
    'Take the snapshot before the upload, or finish the upload first.',
  ),
  'snapshots-full': failure(
    503,
    'snapshots-full',
    'There are {limit} snapshots.',
    'DELETE snapshots that are not needed any more, or start with a larger --max-snapshots.',
  ),
  'internal-error': failure(
    500,
    'internal-error',
    'The control API failed: {problem}',
    'This is a defect worth reporting.',
  ),
} as const satisfies Record<string, Failure>;

/** Names a refusal of the control API. */
export type ControlFailureId = keyof typeof controlFailures;
