/** Characters that terminals show in two columns: East Asian scripts, their punctuation and full-width forms, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Characters without a column of their own, and those that move the cursor. */
const NONE = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;

/** Returns the beginning of a text that fits into this number of columns, without characters that move the cursor. */
export function fitting(text: string, columns: number): string {
  let line = '';
  let used = 0;
  for (const character of text) {
    if (/\p{Cc}/u.test(character)) continue;
    const width = NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
    if (used + width > columns) break;
    line += character;
    used += width;
  }
  return line;
}
