import { describe, expect, it } from 'vitest';
import { createRedactor, REDACTED } from './redact.ts';

describe('createRedactor', () => {
  const secret = 'k&y "1234$abcd"';
  const redact = createRedactor([secret, '', 'ab']);

  it.each([
    ['as it is', `key=${secret}!`],
    ['URL-encoded', `?key=${encodeURIComponent(secret)}`],
    ['JSON-escaped', JSON.stringify({ key: secret })],
    ['Base64', Buffer.from(secret).toString('base64')],
    ['hex', Buffer.from(secret).toString('hex')],
  ])('blanks a secret %s', (_form, text) => {
    const result = redact(text);
    expect(result).toContain(REDACTED);
    expect(result).not.toContain('1234');
    expect(result).not.toContain(Buffer.from(secret).toString('hex'));
  });

  it('leaves other text alone, and too short secrets too', () => {
    expect(redact('about abbeys')).toBe('about abbeys');
  });

  it('survives lone surrogates in a secret', () => {
    expect(createRedactor(['bad\ud800key'])('x bad\ud800key x')).toBe(`x ${REDACTED} x`);
  });
});
