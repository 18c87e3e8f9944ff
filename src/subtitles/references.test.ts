import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { decodeReferences, encodeReferences, keptReferences } from './references.ts';

const table = createRequire(import.meta.url)('webvtt-parser/html-entities.json') as Record<
  string,
  string | { readonly characters: string }
>;

describe('decodeReferences', () => {
  it('knows every named reference of HTML', () => {
    const names = Object.entries(table);
    expect(names.length).toBeGreaterThan(2000);
    for (const [name, value] of names) {
      expect([name, decodeReferences(name)]).toEqual([name, typeof value === 'string' ? value : value.characters]);
    }
  });

  it.each([
    ['AT&T & co', 'AT&T & co'],
    ['&amp &notit; &zzz;', '& ¬it; &zzz;'],
    ['&#8212;&#x1F600;&#0;&#x110000;', '—😀\ufffd\ufffd'],
    ['&#; &#x; &', '&#; &#x; &'],
  ])('decodes %j', (text, decoded) => {
    expect(decodeReferences(text)).toBe(decoded);
  });
});

describe('encodeReferences', () => {
  it.each([
    ['a & b < c > d', '', 'a &amp; b &lt; c > d'],
    ['&amp;', '', '&amp;amp;'],
    ['-->-->', '', '--&gt;--&gt;'],
    ['\u00a0>\u200e\u200f', '&nbsp;&gt;&rlm;', '&nbsp;&gt;\u200e&rlm;'],
  ])('encodes %j after %j', (text, source, encoded) => {
    expect(encodeReferences(text, keptReferences(source))).toBe(encoded);
    expect(decodeReferences(encoded)).toBe(text);
  });
});
