// Covers: legacy-decoder.ts, legacy-encoder.ts

import { describe, expect, it } from 'vitest';
import {
  decodeSubtitleBytes,
  encodeSubtitleText,
  SubtitleEncodingError,
  type SubtitleEncodingProblem,
} from './encoding.ts';
import { substituteText } from './substitute.ts';
import { fixtureFiles } from './testing/fixture-files.ts';

const files = fixtureFiles();
const bytesOf = (path: string) => files.find((file) => file.path === path)?.bytes as Uint8Array;

function problemOf(run: () => unknown): SubtitleEncodingProblem | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof SubtitleEncodingError) return error.problem;
    throw error;
  }
  return undefined;
}

describe.each(files.filter(({ expected }) => expected.encoding !== 'not-utf-8'))('$path', ({ bytes, format }) => {
  it('decodes and encodes to the same bytes', () => {
    const { content, encoding } = decodeSubtitleBytes(bytes);
    const { content: output } = substituteText(content, format, (runs) => runs);
    expect(Buffer.from(encodeSubtitleText(output, encoding)).equals(bytes)).toBe(true);
  });
});

describe('decodeSubtitleBytes', () => {
  it('knows byte order marks', () => {
    expect(decodeSubtitleBytes(bytesOf('srt/synthetic/utf16be_bom.srt'), 'utf-8')).toMatchObject({
      encoding: 'utf-16be',
      bom: true,
    });
    expect(decodeSubtitleBytes(bytesOf('srt/synthetic/utf16le_bom.srt'))).toMatchObject({
      encoding: 'utf-16le',
      bom: true,
    });
    expect(decodeSubtitleBytes(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toEqual({
      content: '\ufeffa',
      encoding: 'utf-8',
      bom: true,
    });
  });

  it.each([
    ['srt/synthetic/legacy_cp1252.srt', 'latin1', 'windows-1252', 'Café – “naïve” déjà vu…'],
    ['srt/cdown-srt/gb2312.srt', 'GB2312', 'gbk', '轻轻一跳就能飞跃高楼'],
  ])('reads %s when told the encoding', (path, label, encoding, text) => {
    const bytes = bytesOf(path);
    expect(problemOf(() => decodeSubtitleBytes(bytes))).toBe('encoding-needed');
    const decoded = decodeSubtitleBytes(bytes, label);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.content).toContain(text);
    expect(Buffer.from(encodeSubtitleText(decoded.content, encoding)).equals(bytes)).toBe(true);
  });

  it('keeps half a surrogate pair in UTF-16', () => {
    const decoded = decodeSubtitleBytes(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8));
    expect(decoded.content).toBe('\ufeff\ud800');
    expect([...encodeSubtitleText(decoded.content, decoded.encoding)]).toEqual([0xff, 0xfe, 0x00, 0xd8]);
  });

  it.each<[string, number[], string | undefined, SubtitleEncodingProblem]>([
    ['no UTF-8', [0x61, 0xff], undefined, 'encoding-needed'],
    ['broken UTF-8 by name', [0x61, 0xff], 'utf-8', 'undecodable'],
    ['broken UTF-8 after its mark', [0xef, 0xbb, 0xbf, 0xff], undefined, 'undecodable'],
    ['an odd number of bytes', [0xff, 0xfe, 0x61], undefined, 'undecodable'],
    ['an unknown name', [0x61], 'klingon', 'unknown-encoding'],
    ['invalid bytes of a legacy encoding', [0x81], 'shift_jis', 'undecodable'],
    ['invalid bytes of Korean Windows', [0xb0, 0x20], 'euc-kr', 'undecodable'],
    ['bytes that another spelling would replace', [0x1b, 0x24, 0x42, 0x21, 0x21], 'iso-2022-jp', 'undecodable'],
  ])('refuses %s', (_, bytes, encoding, problem) => {
    expect(problemOf(() => decodeSubtitleBytes(Uint8Array.from(bytes), encoding))).toBe(problem);
  });
});

describe('encodeSubtitleText', () => {
  it.each([
    ['windows-1252', '€Ÿé', [0x80, 0x9f, 0xe9]],
    ['windows-1251', 'Привет', [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]],
    ['shift_jis', '日本ｱ', [0x93, 0xfa, 0x96, 0x7b, 0xb1]],
    ['big5', '道', [0xb9, 0x44]],
    ['euc-kr', '가', [0xb0, 0xa1]],
    ['euc-kr', '뷁', [0x94, 0xee]],
    ['big5', '十咗', [0xa4, 0x51, 0x9d, 0xf7]],
    ['gbk', '€', [0x80]],
    ['gb18030', '€', [0xa2, 0xe3]],
    ['gb18030', 'é', [0xa8, 0xa6]],
    ['gb18030', '㐀😀', [0x81, 0x39, 0xee, 0x39, 0x94, 0x39, 0xfc, 0x36]],
    ['euc-jp', '丂', [0x8f, 0xb0, 0xa1]],
  ])('writes %s and reads %s', (encoding, text, bytes) => {
    expect([...encodeSubtitleText(text, encoding)]).toEqual(bytes);
    expect(decodeSubtitleBytes(Uint8Array.from(bytes), encoding)).toEqual({ content: text, encoding, bom: false });
  });

  it.each([
    ['windows-1252', 'Привет'],
    ['gbk', '😀'],
    ['utf-8', 'a\ud800'],
  ])('refuses what %s lacks', (encoding, text) => {
    expect(problemOf(() => encodeSubtitleText(text, encoding))).toBe('unencodable');
  });
});
