import { expect, it } from 'vitest';
import { clientSettings } from './client-settings.ts';

const LIVE = 'https://api.example.com';

it('fills in the defaults of every client', () => {
  const { settings } = clientSettings('S', LIVE, {}, []);
  expect(settings).toMatchObject({
    service: 'S',
    baseUrl: LIVE,
    timeoutMs: 30_000,
    headers: { 'User-Agent': 'caption-harness' },
    policy: { maxAttempts: 3, maxWaitSeconds: 60 },
  });
});

it('blanks every secret that is a text, in errors about the options too', () => {
  const { setup, settings } = clientSettings('S', LIVE, {}, ['top-secret-1', undefined, 7]);
  expect(settings.secrets).toEqual(['top-secret-1']);
  expect(setup.redact('key top-secret-1')).not.toContain('top-secret-1');
});

it.each([
  [{ timeoutMs: 0 }, 'timeoutMs must be a number of milliseconds from 1'],
  [{ maxAttempts: 1.5 }, 'maxAttempts must be a whole number of requests'],
  [{ maxWaitSeconds: -1 }, 'maxWaitSeconds must be a number of seconds from 0'],
  [{ maxResponseBytes: 0 }, 'maxResponseBytes must be a whole number of bytes'],
  [{ userAgent: 'a\nb' }, 'userAgent holds a character'],
])('refuses %j', (options, words) => {
  expect(() => clientSettings('S', LIVE, options, [])).toThrow(words);
});
