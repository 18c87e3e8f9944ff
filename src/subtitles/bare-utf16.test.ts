import { expect, it } from 'vitest';
import { looksLikeUtf16 } from './bare-utf16.ts';

const littleEndian = (text: string) => Buffer.from(text, 'utf16le');
const time = '00:00:01,000 -> 00:00:02,000';

it.each([
  ['utf-16le', littleEndian(time)],
  ['utf-16be', littleEndian(time).swap16()],
  ['utf-16le', littleEndian(`${'Приве́т'.repeat(500)}\n${time}`)],
  ['utf-16be', littleEndian(`${'漢字'.repeat(500)}\r\n${time}`).swap16()],
])('recognises %s', (encoding, bytes) => {
  expect(looksLikeUtf16(bytes)).toBe(encoding);
});

it.each([
  ['UTF-8', time],
  ['a few NUL', `${time}\na\0b\0c\0d\0e\0f\0g`],
  ['NUL in a row', `${time}\n${'\0'.repeat(100)}`],
  ['nothing', ''],
])('does not take %s for UTF-16', (_what, text) => {
  expect(looksLikeUtf16(Buffer.from(text))).toBeNull();
});
