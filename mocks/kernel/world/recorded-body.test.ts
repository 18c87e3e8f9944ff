import { describe, expect, it } from 'vitest';
import { cutBody, keptBytes, keptContent, recordBody, sharedText } from './recorded-body.ts';

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

describe('keptBytes', () => {
  it('gives up what lies beyond the cap, and the memory around a small part', () => {
    const large = new Uint8Array(10_000_000);
    const kept = keptBytes(large, 10);
    expect(kept?.length).toBe(1_034);
    expect(kept?.buffer.byteLength).toBe(1_034);
    expect(keptBytes(new Uint8Array())).toBeNull();
  });

  it('lets the whole length be recorded', () => {
    const kept = keptBytes(Buffer.from('x'.repeat(5_000)), 10);
    expect(cutBody(recordBody(kept, 10, 5_000), (text) => text, 10)).toEqual({
      bytes: 5_000,
      text: 'xxxxxxxxxx',
      cut: true,
    });
  });
});

describe('keptContent', () => {
  it('keeps a short text as it is, and a part of a long one', () => {
    for (const text of ['one', 'two', 'two', 'one']) expect(keptContent(text, 3)).toBe(text);
    expect(keptContent('', 0)).toBeNull();
    expect(keptContent('x'.repeat(70_000), 70_000)).toHaveLength(66_560);
    expect(sharedText('one')).toBe('one');
  });
});
