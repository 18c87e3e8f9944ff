import { describe, expect, it } from 'vitest';
import { keepsStructure } from './payload-check.ts';
import type { SubtitleFormat } from './types.ts';

const TIMING = '00:00:01.000 --> 00:00:02.000';

describe('keepsStructure', () => {
  it.each<[SubtitleFormat, string]>([
    ['srt', 'b\n42'],
    ['srt', ' b\r\n- > c --> d'],
    ['vtt', 'b\n \nc'],
    ['vtt', '42'],
  ])('lets %s %j stand for "a"', (format, written) => {
    expect(keepsStructure(written, 'a', format, false)).toBe(true);
  });

  it.each<[SubtitleFormat, string]>([
    ['srt', ''],
    ['srt', '\na'],
    ['srt', 'a\n'],
    ['srt', 'a\n \t\nb'],
    ['srt', `a\r ${TIMING} b`],
    ['srt', 'a <i>'],
    ['srt', 'a {\\b1}'],
    ['srt', 'a\0'],
    ['vtt', ''],
    ['vtt', 'a\r\r\nb'],
    ['vtt', 'a\n'],
    ['vtt', 'a\nb --> c'],
    ['vtt', 'a <'],
    ['vtt', ' \u00a0'],
  ])('does not let %s %j', (format, written) => {
    expect(keepsStructure(written, 'a', format, false)).toBe(false);
  });

  it('rejects an integer in the last line before a timing line without an index', () => {
    expect(keepsStructure('b\n42 ', 'a', 'srt', true)).toBe(false);
    expect(keepsStructure('42\nb', 'a', 'srt', true)).toBe(true);
  });
});
