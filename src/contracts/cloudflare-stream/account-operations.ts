import { documented, observed } from '../../base/evidence.ts';
import type { OperationRow } from '../types.ts';
import type { FailureId } from './failures.ts';

const FIRST_CALLS = 'scripts call it before anything else (ci:60284631897, ci:62646421257, ci:68350156632)';

/** What every operation here can answer. */
const COMMON = [
  'authorization-malformed',
  'rate-limited',
  'route-unknown',
  'method-unknown',
  'http-broken',
  'headers-too-large',
  'request-timeout',
  'internal-error',
  'maintenance',
] as const satisfies readonly FailureId[];

const VERIFIES = [...COMMON, 'authorization-missing', 'verify-token-invalid'] as const satisfies readonly FailureId[];

/** What scripts and command lines ask of the gateway first: is the token good, and which accounts has it. */
export const accountOperations = [
  {
    id: 'verifyUserToken',
    method: 'get',
    path: '/user/tokens/verify',
    summary: 'Whether the token that is sent is active',
    permission: 'read',
    price: 'free',
    failures: VERIFIES,
    evidence: observed(
      `answer: putyourlightson/craft-cloudflare issue 88 (2026-05-15), ci:16686091596; ${FIRST_CALLS}`,
    ),
  },
  {
    id: 'verifyAccountToken',
    method: 'get',
    path: '/accounts/{account_id}/tokens/verify',
    summary: 'Whether the token that is sent is active, for tokens that an account owns',
    permission: 'read',
    price: 'free',
    failures: [...VERIFIES, 'access-denied'],
    evidence: documented('developers.cloudflare.com/api/resources/accounts/subresources/tokens/methods/verify'),
  },
  {
    id: 'listAccounts',
    method: 'get',
    path: '/accounts',
    summary: 'The accounts that the credential opens',
    permission: 'read',
    price: 'free',
    failures: [...COMMON, 'auth-missing', 'key-malformed', 'email-malformed', 'key-unknown', 'token-invalid'],
    evidence: documented('cloudflare npm 7.3.0, resources/accounts: Account, V4PagePaginationArray'),
  },
] as const satisfies readonly OperationRow<FailureId>[];
