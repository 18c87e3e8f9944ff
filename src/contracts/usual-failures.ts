import { assumed } from '../base/evidence.ts';
import type { JsonObject } from '../base/json.ts';
import { boundFailures } from './bound-failures.ts';
import { guardFailures } from './guard-failures.ts';
import type { Failure } from './types.ts';

const evidence = assumed('the usual answer of an HTTP service: the sources of the provider say nothing');

/** A row: its status, its sentence on the wire, what it means, and what to do. */
type Row = readonly [status: number, message: string, meaning: string, remedy: string, headers?: Failure['headers']];

const rows = {
  'credential-missing': [401, 'A credential is required.', 'The request has no credential.', 'Send one.'],
  'credential-invalid': [
    401,
    'The credential is not valid.',
    'The credential opens no account: it is unknown, revoked or has no rights.',
    'Send one that is valid. On the mock: mock_<name>.',
  ],
  'permission-missing': [
    403,
    'The credential does not allow this.',
    'The credential may read, and the operation changes something.',
    'Use a credential with more rights.',
  ],
  'credits-short': [
    402,
    'This needs {required} credits, and {remaining} are left.',
    'The account has fewer credits than the request costs. Nothing was charged.',
    'Buy credits. On the mock: PATCH /tenants/<name> with "credits".',
  ],
  'rate-limited': [
    429,
    'Too many requests: {limit} in {seconds} seconds are allowed.',
    'The rate window of the account is used up.',
    'Wait for the seconds in Retry-After.',
    { 'Retry-After': '{wait}' },
  ],
  'route-unknown': [404, 'There is no such path.', 'No operation has this path.', 'Compare it with the contract.'],
  'method-unknown': [
    405,
    '{method} is not allowed here.',
    'The path has operations, but none with this method.',
    'Use one of the methods in Allow.',
    { Allow: '{allow}' },
  ],
  'json-invalid': [400, 'The body is not JSON.', 'The body cannot be read as JSON in UTF-8.', 'Send JSON.'],
  'body-too-large': [
    413,
    'A body may have {limit} bytes at most.',
    'The body is larger than the mock reads.',
    'Send less.',
  ],
  'body-encoded': [
    415,
    'An encoded body is not accepted.',
    'The body has a Content-Encoding, which is never undone.',
    'Send the body as it is.',
  ],
  'upload-incomplete': [400, 'The body is incomplete.', 'The body ended before its Content-Length.', 'Send it again.'],
  'http-broken': [400, 'The request is not HTTP.', 'The request cannot be read as HTTP.', 'Use an HTTP client.'],
  'headers-too-large': [
    431,
    'The headers are too large.',
    'The headers are larger than the server reads.',
    'Send less.',
  ],
  'request-timeout': [408, 'The request took too long.', 'The request did not arrive in time.', 'Send it again.'],
  'internal-error': [500, 'Something went wrong.', 'The mock has a defect, or a fault was armed.', 'Try again later.'],
} as const satisfies Record<string, Row>;

/** Names a failure that every mock needs. */
export type UsualFailureId = keyof typeof rows | 'tenants-full' | 'fault-invalid' | 'foreign-host' | 'foreign-origin';

/**
 * The failures that every mock needs, in the shape of a provider: `body` makes the body of one from its id and its sentence, in
 * which `{name}` is filled later. A provider replaces those that its sources describe.
 * @example
 * const failures = { ...usualFailures((code, message) => ({ error: { code, message } })), 'file-unknown': { ... } };
 */
export function usualFailures(
  body: (id: UsualFailureId, message: string) => JsonObject,
): Readonly<Record<UsualFailureId, Failure>> {
  const entries = Object.entries(rows) as [keyof typeof rows, Row][];
  const own = entries.map(([id, [status, message, meaning, remedy, headers]]): [string, Failure] => [
    id,
    { status, body: body(id, message), meaning, remedy, evidence, ...(headers ? { headers } : {}) },
  ]);
  return {
    ...(Object.fromEntries(own) as Record<keyof typeof rows, Failure>),
    ...boundFailures({
      tenants: body('tenants-full', 'The mock holds as many tenants as it may.'),
      fault: body('fault-invalid', '{problem}'),
    }),
    ...guardFailures({
      host: body('foreign-host', 'This server has another name.'),
      origin: body('foreign-origin', 'Pages of other origins may not call this server.'),
    }),
  };
}
