import { assumed, documented, observed } from '../../base/evidence.ts';
import type { Failure } from '../types.ts';

const MESSAGES = 'rest-api/error-handling and rest-api/authentication name the message for the platform';
const SHAPE = 'no 401 of Streaming is on record; {error} is the shape that Streaming and Gcore DNS share';

/** Refusals that have to do with the account: credentials, permissions, features, how often it asks. */
export const accountFailures = {
  'credentials-missing': {
    status: 401,
    body: { error: 'Authentication credentials were not provided.' },
    meaning: 'The request carries no Authorization header that this API reads.',
    remedy: 'Send Authorization: APIKey <token>.',
    evidence: assumed(`${SHAPE}; ${MESSAGES}`),
  },
  'token-bad': {
    status: 401,
    body: { error: 'Bad token: {partial}' },
    meaning: 'The token is unknown.',
    remedy: 'Check the token; a $ in it is eaten by shells. Every mock_<name> is a valid token of this mock.',
    evidence: assumed(`${SHAPE}; ${MESSAGES}`),
  },
  'token-expired': {
    status: 401,
    body: { error: 'Token is invalid or expired' },
    meaning: 'The token was valid once.',
    remedy: 'Make a new token.',
    evidence: assumed(`${SHAPE}; ${MESSAGES}`),
  },
  'token-type': {
    status: 401,
    body: { error: 'Given token not valid for any token type' },
    meaning: 'A Bearer token was sent where an API token is expected.',
    remedy: 'Send Authorization: APIKey <token>; Bearer tokens need the switch gcore-ai.bearer=accept.',
    evidence: assumed(`${SHAPE}; ${MESSAGES}`),
  },
  forbidden: {
    status: 403,
    body: { error: 'You do not have permission to perform this action.' },
    meaning: 'The token may not do this: accounts with the role Users only look.',
    remedy: 'Use a token of an engineer or administrator.',
    evidence: assumed('the text is documented for 403 of the IAM API; the role table forbids everything else to Users'),
  },
  'feature-disabled': {
    status: 422,
    body: { error: 'Feature is disabled. Contact support to enable.' },
    meaning: 'AI is not enabled on the account.',
    remedy: 'Ask the support to enable it; here: the switch gcore-ai.aiEnabled.',
    evidence: documented('streaming_api.yaml, schema upgraderequired'),
  },
  'rate-limited': {
    status: 429,
    body: { error: 'Too many requests, try later.' },
    headers: { 'Retry-After': '{wait}' },
    meaning: 'More requests than the configured limit; the refused request is not counted.',
    remedy: 'Wait for the seconds named in Retry-After.',
    evidence: documented('streaming_api.yaml, 429 of POST /streaming/ai/tasks; Retry-After: rest-api/error-handling'),
  },
  'iam-forbidden': {
    status: 403,
    body: { message: 'You do not have permission to perform this action.' },
    meaning: 'Refused in the shape of the IAM API, for a fault: a client should find the text under message, too.',
    remedy: 'Use a token with the permission.',
    evidence: documented('IAM schema NoPermissionsWithExample, in the specification that the SDK suites embed'),
  },
  'dns-token': {
    status: 401,
    body: { error: 'invalid or expired permanent token' },
    meaning: 'Refused in the words of Gcore DNS, for a fault.',
    remedy: 'Check the token; a $ in it is eaten by shells.',
    evidence: observed('acme.sh issue 5067, 2024-03-25, Gcore DNS'),
  },
} as const satisfies Record<string, Failure>;
