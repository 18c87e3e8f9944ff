import { assumed, documented } from '../../base/evidence.ts';
import { boundFailures } from '../bound-failures.ts';
import { guardFailures } from '../guard-failures.ts';
import type { Failure } from '../types.ts';

const HTTP = "HTTP's own status, in the shape of the API's documented 400 and 404";
const plain = (status: number, error: string) => ({ status, error });

/** Refusals that any path can answer with, before or beside its own rules. */
export const transportFailures = {
  'route-unknown': {
    status: 404,
    body: plain(404, 'Not Found. Entity you are looking for was not found, please check the initial parameters'),
    meaning: 'No operation has this path.',
    remedy: 'Compare the path with the documented ones; the base URL ends before /streaming.',
    evidence: assumed('the documented 404 of the API; for paths it is not documented'),
  },
  'method-unknown': {
    status: 405,
    body: plain(405, 'Method Not Allowed'),
    headers: { Allow: '{allow}' },
    meaning: 'The path exists, but not with this method.',
    remedy: 'Use a method of the Allow header.',
    evidence: assumed(HTTP),
  },
  'media-type': {
    status: 415,
    body: plain(415, 'Unsupported Media Type'),
    meaning: 'The body is not declared as application/json, or has a Content-Encoding.',
    remedy: 'Send Content-Type: application/json and the body uncompressed.',
    evidence: assumed(HTTP),
  },
  'body-too-large': {
    status: 413,
    body: plain(413, 'Payload Too Large'),
    meaning: 'The body is larger than 64 MB.',
    remedy: 'Send less at once.',
    evidence: assumed('64 MB is documented for the batch of videos, the answer is not'),
  },
  'upload-incomplete': {
    status: 400,
    body: plain(400, 'Bad Request. The request body ended before it was complete.'),
    meaning: 'The connection ended before the announced body had arrived.',
    remedy: 'Send as many bytes as Content-Length announces.',
    evidence: assumed(HTTP),
  },
  ...boundFailures({
    tenants: plain(503, 'This mock holds as many tenants as it may; --max-tenants sets how many.'),
    fault: plain(400, '{problem}'),
  }),
  ...guardFailures({
    host: plain(403, 'Forbidden. This server is not called by that Host.'),
    origin: plain(403, 'Forbidden. Pages of other origins are refused.'),
  }),
  'http-broken': {
    status: 400,
    body: plain(400, 'Bad Request'),
    meaning: 'The bytes on the socket are not a readable HTTP request.',
    remedy: 'Check what the client puts on the wire.',
    evidence: assumed(HTTP),
  },
  'headers-too-large': {
    status: 431,
    body: plain(431, 'Request Header Fields Too Large'),
    meaning: 'The request line and headers together exceed what the server takes.',
    remedy: 'Send fewer or shorter headers.',
    evidence: assumed(HTTP),
  },
  'request-timeout': {
    status: 408,
    body: plain(408, 'Request Timeout'),
    meaning: 'The client stopped sending before its request was complete.',
    remedy: 'Send the whole request without long pauses.',
    evidence: assumed(HTTP),
  },
  'internal-error': {
    status: 500,
    body: plain(500, 'Internal Server Error'),
    meaning: 'The server failed.',
    remedy: 'Try again later. From this mock, without a fault set: a defect worth reporting.',
    evidence: assumed(HTTP),
  },
  'service-unavailable': {
    status: 503,
    body: plain(503, 'Service Unavailable'),
    meaning: 'The service is down for the moment.',
    remedy: 'Try again later.',
    evidence: assumed(HTTP),
  },
  'platform-error': {
    status: 500,
    body: { exception_class: 'HTTPError', message: 'HTTP 500: Internal Server Error', request_id: '{request}' },
    meaning: 'The server failed, in the shape that the platform page claims for all products; for a fault.',
    remedy: 'Try again later.',
    evidence: documented('rest-api/error-handling; the Streaming specification has no such shape'),
  },
} as const satisfies Record<string, Failure>;
