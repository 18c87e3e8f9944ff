import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Returns the beginning of a text that fits into this number of columns, without characters that move the cursor. */
export function fitting(text: string, columns: number): string {
  let line = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text.replace(/\p{Cc}/gu, ''))) {
    const width = stringWidth(segment);
    if (used + width > columns) break;
    line += segment;
    used += width;
  }
  return line;
}
