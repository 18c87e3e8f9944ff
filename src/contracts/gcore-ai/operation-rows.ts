import type { Permission } from '../types.ts';
import type { FailureId } from './failures.ts';

/** What any operation can answer before its own rules are looked at. */
const TRANSPORT = [
  'method-unknown',
  'http-broken',
  'headers-too-large',
  'request-timeout',
  'internal-error',
  'service-unavailable',
] as const satisfies readonly FailureId[];

/** What every operation can answer, as all of them take a token. */
export const KEYED = [
  'credentials-missing',
  'token-bad',
  'token-expired',
  'token-type',
  'rate-limited',
  ...TRANSPORT,
] as const satisfies readonly FailureId[];

/** What an operation that changes something can answer besides. */
export const CHANGING = [...KEYED, 'forbidden'] as const satisfies readonly FailureId[];

/** What an operation with a JSON body can answer besides. */
export const WITH_BODY = [
  ...CHANGING,
  'media-type',
  'body-too-large',
  'upload-incomplete',
] as const satisfies readonly FailureId[];

/** What every operation under /streaming/ai can answer besides. */
export const FEATURE = ['feature-disabled'] as const satisfies readonly FailureId[];

/** Reading is for every role, everything else for engineers and administrators (documented: about-users). */
export const READ: Permission = 'read';
/** @see READ */
export const WRITE: Permission = 'write';
