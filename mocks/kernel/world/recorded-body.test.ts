import { describe, expect, it } from 'vitest';
import { cutBody, keptBytes, keptContent, latin1Of, recordBody, sharedText } from './recorded-body.ts';

describe('recordBody and cutBody', () => {
  const recorded = (bytes: Uint8Array, cap?: number, redact = (text: string) => text) =>
    cutBody(recordBody(bytes, cap), redact, cap);

  it('cut at the cap without splitting a character', () => {
    expect(recorded(Buffer.from('ab\u{1F600}cdef'), 3)).toEqual({ bytes: 10, text: 'ab', cut: true });
    const long = `${'x'.repeat(1_027)}€`;
    expect(recorded(Buffer.from(long), 4)).toEqual({ bytes: 1_030, text: 'xxxx', cut: true });
  });

  it('blank a secret that lies across the cap', () => {
    const redact = (text: string) => text.replaceAll('mock_demo', '[redacted]');
    expect(recorded(Buffer.from('ab mock_demo cd'), 6, redact).text).toBe('ab [re');
  });

  it('keep a byte order mark, and only the size of bytes that are not text', () => {
    expect(recorded(Buffer.from('\ufeffx'))).toEqual({ bytes: 4, text: '\ufeffx' });
    expect(recorded(Buffer.from([0xff, 0xfe, 0x41]))).toEqual({ bytes: 3 });
  });
});

describe('keptBytes and latin1Of', () => {
  it('give up what lies beyond the cap and a margin, and keep each byte', () => {
    const large = new Uint8Array(10_000_000).fill(0xe4);
    const text = latin1Of(keptBytes(large));
    expect(text).toBe('\u00e4'.repeat(66_560));
    expect([...Buffer.from(text, 'latin1')].every((byte) => byte === 0xe4)).toBe(true);
  });

  it('let the whole length be recorded', () => {
    const kept = Buffer.from(latin1Of(keptBytes(Buffer.from('€'.repeat(30_000)))), 'latin1');
    const recorded = cutBody(recordBody(kept, undefined, 90_000), (text) => text);
    expect(recorded).toMatchObject({ bytes: 90_000, cut: true });
    expect(recorded.text).toMatch(/^€+$/);
  });
});

describe('keptContent', () => {
  it('keeps a short text as it is, and a part of a long one', () => {
    for (const text of ['one', 'two', 'two', 'one']) expect(keptContent(text, 3)).toBe(text);
    expect(keptContent('', 0)).toBeNull();
    expect(keptContent('x'.repeat(70_000), 70_000)).toHaveLength(66_560);
    expect(sharedText('one')).toBe('one');
    const part = keptContent(Buffer.from('x'.repeat(10_000)).subarray(0, 10), 10);
    expect([...(part as Uint8Array)]).toEqual(Array(10).fill(120));
    expect((part as Uint8Array).buffer.byteLength).toBe(10);
  });
});
