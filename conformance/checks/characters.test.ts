import { expect, it } from 'vitest';
import { CHARACTERS, encodedSegment } from './characters.ts';

it('encodes the last segment of its name, whole', () => {
  expect(encodedSegment('/en/captions/en-GB', 'en-GB')).toBe('/en/captions/%65%6E%2D%47%42');
  expect(encodedSegment('/captions', 'de')).toBe('/captions');
  expect(decodeURIComponent(encodedSegment('/a/7', '7'))).toBe('/a/7');
});

it('has characters that normalising, trimming and decoding would change, on one line', () => {
  const all = Object.values(CHARACTERS).join('');
  expect(all.normalize('NFC')).not.toBe(all);
  expect(all.normalize('NFD')).not.toBe(all);
  expect(all).not.toMatch(/[\r\n]/);
});
