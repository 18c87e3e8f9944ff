import { expect, it } from 'vitest';
import { UsageError } from '../exit-codes.ts';
import { liveCredentials, refuseUnknownCredentials } from './credentials.ts';

it('reads credentials from options before variables, without the space around them', () => {
  const environment = { TRANSLATEPLUS_API_KEY: ' of the environment\n', GCORE_API_KEY: 'key' };
  expect(liveCredentials({ 'gcore-ai.apiKey': 'given' }, environment)).toEqual({
    translateplus: { apiKey: 'of the environment' },
    'gcore-ai': { apiKey: 'given' },
  });
});

it.each(['a\u2014b', 'a\nb', '\u200bkey'])('refuses the value %j, which no header can carry', (value) => {
  const given = { 'translateplus.apiKey': value };
  const message =
    /^the credential translateplus\.apiKey has a character that an HTTP header cannot carry\. Copy it again/;
  for (const read of [() => refuseUnknownCredentials(given), () => liveCredentials(given, {})]) {
    expect(read).toThrow(UsageError);
    expect(read).toThrow(message);
  }
  expect(() => liveCredentials({}, { TRANSLATEPLUS_API_KEY: value })).toThrow(/^TRANSLATEPLUS_API_KEY has a character/);
});

it('refuses a name that no credential has', () => {
  expect(() => refuseUnknownCredentials({ 'gcore-ai.token': 'x' })).toThrow(
    'gcore-ai has no credential "token"; known: apiKey',
  );
});
