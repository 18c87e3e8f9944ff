import { assumed, documented } from '../../base/evidence.ts';
import { boundFailures } from '../bound-failures.ts';
import { guardFailures } from '../guard-failures.ts';
import type { Failure } from '../types.ts';
import { detail } from './failure-parts.ts';

/** Refusals that any path can answer with, and failures of the service itself. */
export const transportFailures = {
  'route-unknown': {
    status: 404,
    body: detail('Not Found'),
    meaning: 'No operation has this path.',
    remedy: 'Compare the path with the documented ones; SDK spellings need the switch translateplus.aliases=on.',
    evidence: assumed("FastAPI's text; an /openapi.json at the API's root points to FastAPI"),
  },
  'method-unknown': {
    status: 405,
    body: detail('Method Not Allowed'),
    headers: { Allow: '{allow}' },
    meaning: 'The path exists, but not with this method.',
    remedy: 'Use a method of the Allow header.',
    evidence: assumed("FastAPI's text; an /openapi.json at the API's root points to FastAPI"),
  },
  ...boundFailures({
    tenants: detail('This mock holds as many tenants as it may; --max-tenants sets how many.'),
    fault: detail('{problem}'),
  }),
  ...guardFailures({
    host: detail('This server is not called by that Host.'),
    origin: detail('Pages of other origins are refused.'),
  }),
  'http-broken': {
    status: 400,
    body: detail('Invalid HTTP request received.'),
    meaning: 'The bytes on the socket are not a readable HTTP request.',
    remedy: 'Check what the client puts on the wire.',
    evidence: assumed('uvicorn answers broken HTTP with this text; wrapped in the documented shape'),
  },
  'headers-too-large': {
    status: 431,
    body: detail('Request header fields are too large.'),
    meaning: 'The request line and headers together exceed what the server takes.',
    remedy: 'Send fewer or shorter headers.',
    evidence: assumed("HTTP's own status, in the documented shape"),
  },
  'request-timeout': {
    status: 408,
    body: detail('The request was not received completely in time.'),
    meaning: 'The client stopped sending before its request was complete.',
    remedy: 'Send the whole request without long pauses.',
    evidence: assumed("HTTP's own status, in the documented shape"),
  },
  'upload-incomplete': {
    status: 400,
    body: detail('The request body ended before it was complete.'),
    meaning: 'The connection ended before the announced body had arrived.',
    remedy: 'Send as many bytes as Content-Length announces.',
    evidence: assumed("HTTP's own status, in the documented shape"),
  },
  'internal-error': {
    status: 500,
    body: detail('Internal server error'),
    meaning: 'The server failed; nothing was charged.',
    remedy: 'Try again later. From this mock, without a fault set: a defect worth reporting.',
    evidence: assumed('500 is a listed status without an example (docs guides/error-handling)'),
  },
  'service-unavailable': {
    status: 503,
    body: detail('Service temporarily unavailable'),
    meaning: 'The service is down for the moment.',
    remedy: 'Try again later.',
    evidence: assumed('503 is a listed status without an example (docs guides/error-handling)'),
  },
  'health-down': {
    status: 503,
    body: { status: 'error', service: 'translateplus-api', version: '2.0.0' },
    meaning: 'The service says of itself that it is down. Answered on GET /health only.',
    remedy: 'Try again later.',
    evidence: documented('docs page health'),
  },
} as const satisfies Record<string, Failure>;
