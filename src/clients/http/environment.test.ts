import { expect, it } from 'vitest';
import { withEnvironment } from './environment.ts';
import type { Environment } from './variables.ts';

const VARIABLES = { baseUrlVariable: 'X_BASE_URL', credentialVariables: { account: 'X_ACCOUNT', token: 'X_TOKEN' } };
const ENV: Environment = { X_BASE_URL: 'http://127.0.0.1:1', X_ACCOUNT: 'a', X_TOKEN: 't', OTHER: 'o' };

it.each([
  ['nothing given', {}, { baseUrl: 'http://127.0.0.1:1', account: 'a', token: 't' }],
  ['a base URL', { baseUrl: 'https://b' }, { baseUrl: 'https://b', account: 'a', token: 't' }],
  ['another credential', { key: 'k' }, { baseUrl: 'http://127.0.0.1:1', account: 'a', key: 'k' }],
  ['a token', { token: 'own' }, { baseUrl: 'http://127.0.0.1:1', account: 'a', token: 'own' }],
  ['undefined', { token: undefined }, { baseUrl: 'http://127.0.0.1:1', account: 'a', token: 't' }],
])('fills in what the options lack: %s', (_what, options, expected) => {
  const { env: _env, ...filled } = withEnvironment({ env: ENV, ...options }, VARIABLES, ['token', 'key']);
  expect(filled).toEqual(expected);
});

it('takes an empty variable for an absent one', () => {
  expect(withEnvironment({ env: { X_TOKEN: '' } }, VARIABLES, ['token'])).not.toHaveProperty('token');
});
