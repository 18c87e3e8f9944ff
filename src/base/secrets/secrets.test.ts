// Covers: fold.ts, pattern-set.ts, patterns.ts, unescape.ts, view.ts

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuTime } from '../../../test/support/cpu-time.ts';
import { changes, escapes, keys, packings } from '../test-support/secret-forms.ts';
import { REDACTED } from './redacted.ts';
import { Secrets } from './secrets.ts';

const KEY = 'k&y "<1234$abcd>"/+=\\end';
const secrets = new Secrets([KEY, 'ab', '']);
const BEFORE = 'refused: (';
const AFTER = ') and more.';

describe('Secrets', () => {
  it.each(Object.entries({ ...changes, ...escapes }))('are blanked %s, without other text', (_form, spell) => {
    expect(secrets.redact(`${BEFORE}${spell(KEY)}${AFTER}`)).toBe(`${BEFORE}${REDACTED}${AFTER}`);
  });

  it('are blanked under two layers of any escapes, for any key', () => {
    const form = fc.constantFrom(...Object.values(escapes));
    const changeOrForm = fc.constantFrom(...Object.values({ ...changes, ...escapes }));
    fc.assert(
      fc.property(keys, changeOrForm, form, (key, inner, outer) => {
        const text = `${BEFORE}${outer(inner(key))}${AFTER}`;
        expect(new Secrets([key]).redact(text)).toBe(`${BEFORE}${REDACTED}${AFTER}`);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are blanked inside Base64, hexadecimal and quoted-printable, at every alignment, escaped before and after', () => {
    const spelling = fc.constantFrom(...Object.values(escapes));
    const change = fc.constantFrom(...Object.values({ ...changes, ...escapes }));
    const around = fc.string({ maxLength: 9, unit: fc.constantFrom(...'user:name') });
    fc.assert(
      fc.property(
        fc.record({ key: keys, before: around, after: around, inner: change, outer: spelling }),
        fc.constantFrom(...Object.values(packings)),
        ({ key, before, after, inner, outer }, pack) => {
          const whole = pack(`${before}:${inner(key)}:${after}`);
          const clean = new Secrets([key]).redact(`${BEFORE}${outer(whole)}${AFTER}`);
          expect(clean).toContain(REDACTED);
          // The rest belongs to the neighbours, except the two letters that share bits with them.
          const left = clean
            .slice(BEFORE.length, -AFTER.length)
            .split(REDACTED)
            .map((part) => part.length);
          const neighbours = [before, after].map((text) => outer(pack(`${text}::`)).length);
          left.forEach(
            (length, side) =>
              void expect(length).toBeLessThanOrEqual((neighbours[side] ?? 0) + outer('==').length + 12),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('are blanked in Base64 that lost its capitals, and in Base64 of Base64', () => {
    const basic = Buffer.from(`user:${KEY}:x`).toString('base64');
    expect(secrets.redact(basic.toLowerCase())).toMatch(/^.{0,8}\[redacted\].{0,6}$/);
    expect(secrets.redact(Buffer.from(`a ${basic}`).toString('base64'))).toMatch(/^.{0,14}\[redacted\].{0,10}$/);
  });

  it('are blanked at the cut of an excerpt', () => {
    const forms = { ...escapes, base64: (key: string) => Buffer.from(`us:${key}`).toString('base64') };
    for (const [name, form] of Object.entries(forms)) {
      const whole = form('0123&56789abcdef/123456789abcdef');
      for (let length = 1; length < whole.length; length += 1) {
        const cut = new Secrets(['0123&56789abcdef/123456789abcdef']).redact(
          `got "${whole.slice(0, length)}" … (300 characters); more`,
        );
        const left = cut.slice(5, -'" … (300 characters); more'.length).replace(REDACTED, '');
        // Fewer than four letters of the secret, each as long as this form makes it.
        expect(left.length, `${name} ${length} ${cut}`).toBeLessThan(6 + (4 * whole.length) / 28);
      }
    }
  });

  it('are blanked at the end of a text', () => {
    expect(secrets.redact('{"key": "k&y \\"<1234')).toBe(`{"key": "${REDACTED}`);
    expect(secrets.redact('got "k&y \\"<1234...", expected')).toBe(`got "${REDACTED}...", expected`);
  });

  it('are blanked longest first, among thousands that begin alike', () => {
    const many = new Secrets(Array.from({ length: 3_000 }, (_, at) => `mock_conform-0123456789-${at}`));
    expect(many.redact('mock_conform-0123456789-12 mock_conform-0123456789-2999.read')).toBe(
      '[redacted] [redacted].read',
    );
    const text = `${'a mock_con text '.repeat(120)}mock_conform-0123456789-7`;
    const begun = cpuTime();
    for (let time = 0; time < 200; time += 1) many.redact(text);
    // About a quarter of a second; gone through once a form it would take minutes.
    expect(cpuTime() - begun).toBeLessThan(10);
  });

  it('take time linear in the length of hostile text', () => {
    const begun = cpuTime();
    for (const part of [
      '%41%',
      '&amp;',
      '\\',
      '&#',
      '&a',
      'A',
      'ab ',
      '=3D',
      'a0:',
      `${'A'.repeat(61)}\n`,
      '🎬',
      '…',
      'a...',
      'abcdefghijklmnop" … (1 bytes)',
    ]) {
      secrets.redact(part.repeat(20_000 / part.length));
    }
    // About two seconds; a square of the length would take minutes.
    expect(cpuTime() - begun).toBeLessThan(20);
  });

  it('take little time before a cut with thousands of backslashes, and are found before a few', () => {
    const begun = cpuTime();
    for (let time = 0; time < 5; time += 1) secrets.redact('\\'.repeat(64_000));
    // About 0.15 seconds; looking below each backslash took 4.
    expect(cpuTime() - begun).toBeLessThan(1.5);
    const cut = `key=abcdefgh1234${'\\'.repeat(15)}`;
    expect(new Secrets(['abcdefgh1234"x']).redact(cut)).toBe('key=[redacted]');
  });

  it('may be short: then their case counts', () => {
    expect(new Secrets(['abc12']).redact('key=abc12! ABC12 %61bc12')).toBe('key=[redacted]! ABC12 [redacted]');
    expect(new Secrets(['пароль']).redact('пароль %D0%BF%D0%B0%D1%80%D0%BE%D0%BB%D1%8C')).toBe('[redacted] [redacted]');
  });

  it('are blanked in any character set', () => {
    const accented = new Secrets(['clé-secrète-42']);
    for (const text of [
      'clé-secrète-42',
      'cl\ufffd-secr\ufffd\ufffdte-42',
      'clÃ©-secrÃ¨te-42',
      'cl&eacute;-secr%E8te-42',
    ]) {
      expect(accented.redact(`a ${text} b`)).toBe('a [redacted] b');
    }
    expect(new Secrets(['bad\ud800key']).redact('x bad\ud800key x')).toBe('x [redacted] x');
  });

  it('keep other text', () => {
    const text = 'about abbeys, 100% & more \\o/ 0123456789abcdef … (12 bytes)';
    expect(secrets.redact(text)).toBe(text);
  });
});
