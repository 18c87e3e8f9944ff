import { isJsonObject } from '../../../src/base/json.ts';
import { onBody, without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { onEach, onResult, withCode, withStatus } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of the operations on accounts and tokens. */
export const accountMutants: readonly Mutant[] = [
  mutant({
    id: 'token-disabled',
    family: 'keys',
    statement: 'shows valid tokens as disabled',
    breaks: ['account/verify-user-token', 'account/verify-account-token'],
    seams: () =>
      onEach(['verifyUserToken', 'verifyAccountToken'], (result) =>
        result.status === 'active' ? { ...result, status: 'disabled' } : result,
      ),
  }),
  mutant({
    id: 'token-refused-at-account',
    family: 'keys',
    statement: 'verifies tokens only for users',
    breaks: ['account/verify-account-token'],
    seams: () => withStatus({ operation: 'verifyAccountToken', status: 200 }, 401),
  }),
  mutant({
    id: 'token-expired-active',
    family: 'keys',
    statement: 'shows expired tokens as active',
    breaks: ['account/verify-expired-token'],
    seams: () =>
      onEach(['verifyAccountToken'], (result) =>
        result.status === 'expired' ? { ...result, status: 'active' } : result,
      ),
  }),
  mutant({
    id: 'verify-other-code',
    family: 'errors',
    statement: 'refuses to verify an unknown token with the code of other operations',
    breaks: ['account/verify-unknown-token'],
    seams: () => withCode({ rule: 'verify-token-invalid' }, 10000),
  }),
  mutant({
    id: 'verify-missing-as-unknown',
    family: 'errors',
    statement: 'refuses a verification without a token like an unknown token',
    breaks: ['account/verify-without-bearer'],
    seams: () => withCode({ rule: 'authorization-missing' }, 1000),
  }),
  mutant({
    id: 'verify-malformed-as-unknown',
    family: 'errors',
    statement: 'verifies a malformed token like an unknown one',
    breaks: ['account/verify-malformed'],
    seams: () => withCode({ operation: 'verifyUserToken', rule: 'authorization-malformed' }, 1000),
  }),
  mutant({
    id: 'verify-any-account',
    family: 'keys',
    statement: 'cannot find the account of another user',
    breaks: ['account/verify-other-account'],
    seams: () => withStatus({ operation: 'verifyAccountToken', rule: 'access-denied' }, 404),
  }),
  mutant({
    id: 'accounts-empty',
    family: 'lists',
    statement: 'lists no account',
    breaks: ['account/list'],
    seams: () => onResult(['listAccounts'], () => []),
  }),
  mutant({
    id: 'accounts-without-page',
    family: 'envelope',
    statement: 'leaves result_info out of the list of accounts',
    breaks: ['account/list'],
    seams: () => onBody({ operation: 'listAccounts', status: 200 }, (body) => without(body, 'result_info')),
  }),
  mutant({
    id: 'accounts-for-anybody',
    family: 'keys',
    statement: 'lists accounts for unknown tokens',
    breaks: ['account/list-refused', 'wire/listAccounts'],
    seams: () => ({
      answer: (answer, { operation }) =>
        operation === 'listAccounts' && answer.rule.startsWith('token-invalid') && isJsonObject(answer.body)
          ? { ...answer, status: 200, body: { result: [], success: true, errors: [], messages: [] } }
          : answer,
    }),
  }),
  mutant({
    id: 'verify-unlimited',
    family: 'rate-limit',
    statement: 'does not limit lists of accounts',
    breaks: ['account/limited'],
    seams: () => withStatus({ operation: 'listAccounts', rule: 'rate-limited' }, 200),
  }),
];
