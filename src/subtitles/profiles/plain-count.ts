/**
 * Width of a UTF-16 code unit that is a whole user-perceived character by itself, whatever stands beside it: 1 narrow, 2 wide,
 * 0 when that is not sure (marks, format characters, surrogates, scripts with clusters). Covers most caption text.
 */
export function plainWidth(code: number): 0 | 1 | 2 {
  if (code < 0x300) return code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xad ? 0 : 1;
  // Greek, Cyrillic without its combining marks, Hebrew and Arabic letters.
  if (code >= 0x370 && code < 0x590) return code >= 0x483 && code <= 0x489 ? 0 : 1;
  if ((code >= 0x5d0 && code <= 0x5ea) || (code >= 0x620 && code <= 0x64a) || code === 0x60c || code === 0x61f)
    return 1;
  // General punctuation that is neither a space, a mark nor a format character.
  if ((code >= 0x2010 && code <= 0x2027) || (code >= 0x2030 && code <= 0x205e)) return 1;
  if (code >= 0x1e00 && code < 0x2000) return 1;
  // CJK punctuation, kana without sound marks, ideographs, Hangul syllables, full-width forms.
  if (code >= 0x3001 && code <= 0x3029) return 2;
  if (code >= 0x3041 && code <= 0x30ff) return code >= 0x3097 && code <= 0x309a ? 0 : 2;
  if (code >= 0x4e00 && code <= 0x9fff) return 2;
  if (code >= 0xac00 && code <= 0xd7a3) return 2;
  if (code >= 0xff01 && code <= 0xff60) return 2;
  return code === 0x3000 ? 2 : 0;
}
