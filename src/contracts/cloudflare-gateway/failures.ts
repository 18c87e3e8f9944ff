import { assumed, documented, observed } from '../../base/evidence.ts';
import type { JsonObject } from '../../base/json.ts';
import { boundFailures } from '../bound-failures.ts';
import { guardFailures } from '../guard-failures.ts';
import type { Failure } from '../types.ts';
import { userWindow } from './user-window.ts';

const refused = (code: number, message: string, extra: JsonObject = {}): JsonObject => ({
  result: null,
  success: false,
  errors: [{ code, message, ...extra }],
  messages: [],
});
const headerProblem = (code: number, message: string): JsonObject =>
  refused(6003, 'Invalid request headers', { error_chain: [{ code, message }] });

const THROTTLED = {
  status: 429,
  headers: { 'Retry-After': '{wait}' },
  meaning: 'The user made more requests than the window allows; every call is refused until the block ends.',
  remedy: 'Wait for the seconds in Retry-After, then go on more slowly.',
} as const;

/** Every refusal of the gateway in front of Cloudflare's services that this project knows, or had to assume. */
export const gatewayFailures = {
  'auth-missing': {
    status: 400,
    body: refused(9106, 'Missing X-Auth-Key, X-Auth-Email or Authorization headers'),
    meaning: 'The request carries no credential, or only half of the pair X-Auth-Email and X-Auth-Key.',
    remedy: 'Send Authorization: Bearer <token>, or X-Auth-Email with X-Auth-Key.',
    evidence: observed('other Cloudflare products (ci:70242126976, ci:58892094548)'),
  },
  'authorization-malformed': {
    status: 400,
    body: headerProblem(6111, 'Invalid format for Authorization header'),
    meaning: 'The Authorization header is not "Bearer <token>": empty, quoted, doubled or of another scheme.',
    remedy: 'Send exactly one Bearer, one space and the token without quotes.',
    evidence: observed('ci:69279212994, ci:59110951929, ci:71254798855'),
  },
  'key-malformed': {
    status: 400,
    body: headerProblem(6103, 'Invalid format for X-Auth-Key header'),
    meaning: 'The X-Auth-Key header cannot be a key.',
    remedy: 'Send the key without quotes or spaces.',
    evidence: assumed('the sibling of 6111 for the other header; no capture'),
  },
  'email-malformed': {
    status: 400,
    body: headerProblem(6102, 'Invalid format for X-Auth-Email header'),
    meaning: 'The X-Auth-Email header is no e-mail address.',
    remedy: 'Send the address of the account.',
    evidence: assumed('the sibling of 6111 for the other header; no capture'),
  },
  'key-unknown': {
    status: 403,
    body: refused(9103, 'Unknown X-Auth-Key or X-Auth-Email'),
    meaning: 'No user has this e-mail and key.',
    remedy: 'Check both. mock_<name> is a valid key of this mock, with any e-mail.',
    evidence: assumed('code and text: test stubs (ci:26301488499, ci:71336348807), which disagree on the status'),
  },
  'token-invalid': {
    status: 401,
    body: refused(10000, 'Authentication error'),
    meaning: 'The token is well formed but unknown, revoked or expired.',
    remedy: 'Check the token. Every mock_<name> is a valid token of this mock.',
    evidence: observed('a fake token on an account route, 2026 (ci:70196795762)'),
  },
  'token-invalid-403': {
    status: 403,
    body: refused(10000, 'Authentication error'),
    meaning: 'The token is well formed but unknown, revoked or expired.',
    remedy: 'Check the token. Every mock_<name> is a valid token of this mock.',
    evidence: observed('reports older than 2026'),
  },
  'verify-token-invalid': {
    status: 401,
    body: refused(1000, 'Invalid API Token'),
    meaning: 'The token to verify is unknown or revoked, or is an account’s and not a user’s.',
    remedy: 'Check the token. Tokens of an account are verified at /accounts/{id}/tokens/verify.',
    evidence: observed('GET /user/tokens/verify (error catalogue, auth.invalidToken; account-owned tokens: MEAS)'),
  },
  'authorization-missing': {
    status: 400,
    body: refused(1001, 'Missing "Authorization" header'),
    meaning: 'A verification is of a bearer token, and the request has none.',
    remedy: 'Send Authorization: Bearer <token>, also if other operations take X-Auth-Email and X-Auth-Key.',
    evidence: observed(
      'kissgyorgy/cloudflare-dyndns issue 40 (2025-04-03): code and text; the status is not on record',
    ),
  },
  'access-denied': {
    status: 403,
    body: refused(10000, 'Authentication error'),
    meaning: 'The credential is valid, but the account belongs to somebody else, or the token has no grant here.',
    remedy: 'Use the account id handed out with the credential, and a token with the grant.',
    evidence: observed('terraform-provider-cloudflare issue 1533; ci:60264887657'),
  },
  'read-only': {
    status: 405,
    body: refused(10405, 'Method not allowed for this authentication scheme'),
    meaning: 'The token may read, and the operation writes.',
    remedy: 'Use a token with the write grant.',
    evidence: observed('DELETE /stream/{uid} (ci:57655194118); payload ci:68444102472'),
  },
  'method-unknown': {
    status: 405,
    body: refused(10405, 'Method not allowed for this authentication scheme'),
    headers: { Allow: '{allow}' },
    meaning: 'The path exists, but not with this method.',
    remedy: 'Use a method of the Allow header.',
    evidence: assumed('status observed (ci:7878325546); the body is that of a read-only token'),
  },
  'route-unknown': {
    status: 404,
    body: refused(7003, 'Could not route to {path}, perhaps your object identifier is invalid?'),
    meaning: 'No route of the gateway has this path, or the account id is not 32 lower-case hex digits.',
    remedy: 'Compare the path with the documented ones; check the account id.',
    evidence: observed('ci:71014421750, ci:53099650526, ci:54961273709'),
  },
  'route-unknown-400': {
    status: 400,
    body: {
      result: null,
      success: false,
      errors: [
        { code: 7003, message: 'Could not route to {path}, perhaps your object identifier is invalid?' },
        { code: 7000, message: 'No route for that URI' },
      ],
      messages: [],
    },
    meaning: 'No route of the gateway has this path, or the account id is not 32 lower-case hex digits.',
    remedy: 'Compare the path with the documented ones; check the account id.',
    evidence: observed('older captures (ci:20267499745, ci:55866675335)'),
  },
  'rate-limited': {
    ...THROTTLED,
    body: refused(971, 'Please wait and consider throttling your request speed'),
    evidence: observed('several reports of 2026 (ci:66718415563, ci:68889648470)'),
  },
  'rate-limited-10429': {
    ...THROTTLED,
    body: refused(10429, 'Rate limited. Please wait and consider throttling your request speed'),
    evidence: observed('ci:59246779814, ci:17533296500'),
  },
  'rate-limited-10100': {
    ...THROTTLED,
    body: refused(
      10100,
      'More than {limit} requests per {window} seconds reached. Please wait and consider throttling your request speed',
    ),
    usual: { limit: userWindow.requests, window: userWindow.seconds },
    evidence: observed('octodns-cloudflare tests (ci:55397707499)'),
  },
  'auth-failures-many': {
    status: 429,
    body: refused(10502, 'Too many authentication failures'),
    meaning: 'Too many requests with bad credentials came in a row. Answered by a fault only.',
    remedy: 'Stop, check the credential, wait.',
    evidence: observed('ci:14184104495'),
  },
  ...boundFailures({
    tenants: refused(19918, 'This mock holds as many tenants as it may; --max-tenants sets how many.'),
    fault: refused(19920, '{problem}'),
  }),
  ...guardFailures({
    host: refused(19916, 'This server is not called by that Host'),
    origin: refused(19917, 'Pages of other origins are refused'),
  }),
  'http-broken': {
    status: 400,
    body: refused(19911, 'The request is not readable HTTP'),
    meaning: 'The bytes on the socket are not a readable HTTP request.',
    remedy: 'Check what the client puts on the wire.',
    evidence: assumed('the live edge answers before any service; the usual envelope, an invented code'),
  },
  'headers-too-large': {
    status: 431,
    body: refused(19912, 'Request header fields are too large'),
    meaning: 'The request line and headers together exceed what the server takes.',
    remedy: 'Send fewer or shorter headers.',
    evidence: assumed("HTTP's own status, the usual envelope, an invented code"),
  },
  'request-timeout': {
    status: 408,
    body: refused(19913, 'The request was not received completely in time'),
    meaning: 'The client stopped sending before its request was complete.',
    remedy: 'Send the whole request without long pauses.',
    evidence: assumed("HTTP's own status, the usual envelope, an invented code"),
  },
  'json-too-large': {
    status: 413,
    body: refused(19914, 'The request body is too large'),
    meaning: 'A JSON body is larger than this server takes.',
    remedy: 'Send less. No limit is documented; this mock takes 1 MiB.',
    evidence: assumed("no limit is documented; HTTP's own status, an invented code"),
  },
  'internal-error': {
    status: 500,
    body: {
      result: null,
      success: false,
      errors: [{ code: 10001, message: 'Internal Server Error' }],
      messages: null,
    },
    meaning: 'The server failed.',
    remedy: 'Try again later. From this mock, without a fault set: a defect worth reporting.',
    evidence: assumed('no capture of a 500 with a body; code and text are ours'),
  },
  'internal-error-empty': {
    status: 500,
    body: '',
    contentType: 'text/plain; charset=utf-8',
    meaning: 'The server failed and sent an empty body. Answered by a fault only.',
    remedy: 'Try again later.',
    evidence: observed('GET /stream?limit=abc, live probes of September 2026 (ci:71266371469)'),
  },
  maintenance: {
    status: 503,
    body: '<!DOCTYPE html><html><head><title>503 Service Temporarily Unavailable</title></head><body></body></html>',
    contentType: 'text/html; charset=UTF-8',
    headers: { 'Retry-After': '30' },
    meaning: 'The edge answers instead of the service: no envelope, no JSON. Answered by a fault only.',
    remedy: 'Wait for the seconds in Retry-After, then try again.',
    evidence: assumed('an edge page is no envelope; the text is ours'),
  },
  'request-throttled-address': {
    status: 429,
    body: refused(971, 'Please wait and consider throttling your request speed'),
    headers: { 'Retry-After': '1' },
    meaning: 'One address made more than 200 requests in a second. Answered by a fault only.',
    remedy: 'Wait a second, then go on more slowly.',
    evidence: documented('developers.cloudflare.com/fundamentals/api/reference/limits: 200 requests a second per IP'),
  },
} as const satisfies Record<string, Failure>;

/** Names a refusal of the gateway. */
export type GatewayFailureId = keyof typeof gatewayFailures;
