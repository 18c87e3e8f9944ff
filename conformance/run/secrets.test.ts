import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { show } from '../show.ts';
import { Secrets } from './secrets.ts';

const secret = 'k&y "<1234$abcd>"';
const secrets = new Secrets([secret, 'ab', '']);

describe('Secrets', () => {
  it.each<[string, string]>([
    ['as it is', secret],
    ['in a URL', encodeURIComponent(secret)],
    ['in a URL, lower case', encodeURIComponent(secret).toLowerCase().replace('k%', 'k%')],
    ['in a form', new URLSearchParams({ secret }).toString()],
    ['in JSON', JSON.stringify({ secret })],
    ['in JSON within JSON', JSON.stringify(JSON.stringify({ secret }))],
    ['in HTML', secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')],
    ['in character references', [...secret].map((character) => `&#${character.charCodeAt(0)};`).join('')],
    ['in octets', Buffer.from(secret).toString('hex').replace(/../g, '%$&')],
    ['in hex', Buffer.from(secret).toString('hex')],
    ['in upper-case hex', Buffer.from(secret).toString('hex').toUpperCase()],
    ['in escapes', [...secret].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
  ])('are blanked %s', (_form, text) => {
    const clean = secrets.redact(`before ${text} after`);
    expect(clean).toContain('[redacted]');
    expect(clean).not.toMatch(/1234|31323334|%31%32|&#50;|\\u0032/);
    expect(clean).toMatch(/^before .*after$/);
  });

  it('are blanked in Base64 wherever they begin and whatever follows', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), fc.boolean(), (before, after, url) => {
        const encoded = Buffer.from(before + secret + after).toString(url ? 'base64url' : 'base64');
        const clean = secrets.redact(`Basic ${encoded}`);
        expect(clean).toContain('[redacted]');
        expect(Buffer.from(clean.replace(/.*\[redacted\]|^Basic /g, ''), 'base64').toString()).not.toContain('1234');
      }),
    );
  });

  it('are blanked where an excerpt was cut in the middle of one', () => {
    const long = new Secrets(['0123456789abcdef0123456789abcdef']);
    for (let before = 85; before < 125; before += 1) {
      const text = `${'x'.repeat(before)}0123456789abcdef0123456789abcdef${'y'.repeat(200)}`;
      const clean = long.redact(`got ${show(text)}; more`);
      expect(clean, String(before)).not.toContain('0123');
    }
  });

  it('are blanked longest first, among thousands that begin alike, in one going-through', () => {
    const many = new Secrets(Array.from({ length: 3_000 }, (_, at) => `mock_conform-0123456789-${at}`));
    expect(many.redact('mock_conform-0123456789-12 mock_conform-0123456789-2999.read')).toBe(
      '[redacted] [redacted].read',
    );
    const text = `${'a mock_con text '.repeat(120)}mock_conform-0123456789-7`;
    const begun = performance.now();
    for (let time = 0; time < 200; time += 1) many.redact(text);
    // About a quarter of a second; gone through once a form it would take minutes.
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('may be short', () => {
    expect(new Secrets(['abc12']).redact('key=abc12!')).toBe('key=[redacted]!');
  });

  it('leave other text alone', () => {
    expect(secrets.redact('about abbeys … (12 bytes)')).toBe('about abbeys … (12 bytes)');
  });
});
