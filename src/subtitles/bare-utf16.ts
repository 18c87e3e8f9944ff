/** Characters below U+0100 in a row that are not a coincidence. A time, such as `00:00:01,000`, has twelve. */
const TELLING = 8;

/**
 * Tells whether bytes without a byte order mark look like UTF-16: every other byte of a time is 0. Such a file may be valid
 * UTF-8, too.
 * @returns the likely encoding; null when the bytes do not look like UTF-16
 */
export function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let last = Number.NaN;
  let row = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    row = at === last + 2 ? row + 1 : 1;
    // The high byte of a character is at an even offset in UTF-16BE, at an odd one in UTF-16LE.
    if (row === TELLING) return at % 2 === 0 ? 'utf-16be' : 'utf-16le';
    last = at;
  }
  return null;
}
