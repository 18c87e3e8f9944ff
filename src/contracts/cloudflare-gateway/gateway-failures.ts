import type { GatewayFailureId } from './failures.ts';

/** What the gateway can answer to any operation. */
export const GATEWAY_FAILURES = [
  'auth-missing',
  'authorization-malformed',
  'key-malformed',
  'email-malformed',
  'key-unknown',
  'token-invalid',
  'access-denied',
  'route-unknown',
  'rate-limited',
  'method-unknown',
  'http-broken',
  'headers-too-large',
  'request-timeout',
  'internal-error',
  'internal-error-empty',
  'maintenance',
] as const satisfies readonly GatewayFailureId[];
