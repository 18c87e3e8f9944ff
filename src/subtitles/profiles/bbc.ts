import { cite } from './citation.ts';
import type { ProfileRows } from './types.ts';

/**
 * The rows of the BBC's guidelines. Speed is measured in words. Online, lines have a share of the picture's width (68 % of a
 * 16:9 picture) and no number of characters; the row is the 37 columns of teletext. The number of the gap was not read, nor
 * the wording of labels and colours.
 */
export const bbcRows: ProfileRows = {
  lineLength: { value: 37, citation: cite('observed', 'BBC-CZ', 'BBC-CLV'), level: 'warning' },
  counting: { value: 'graphemes', citation: cite('assumed', 'OURS'), level: 'warning' },
  lines: { value: 2, citation: cite('documented', 'BBC-TOC', 'BBC-CLV'), level: 'warning' },
  wordsPerMinute: { value: 180, citation: cite('mirrored', 'BBC-Q', 'BBC-CLV'), level: 'warning' },
  gapMs: { value: 0, citation: cite('documented', 'BBC-TOC'), level: 'off' },
  lineBreaks: { value: true, citation: cite('observed', 'BBC-CLV', 'BBC-TOC'), level: 'warning' },
};
