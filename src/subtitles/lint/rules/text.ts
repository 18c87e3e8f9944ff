import { cite } from '../../profiles/citation.ts';
import { primarySubtag } from '../../profiles/language-key.ts';
import { editsOf, outsideMarkup } from '../edits.ts';
import type { LintRule } from '../rule.ts';
import { Holds } from '../text-facts.ts';
import type { LintEdit } from '../types.ts';

const NUMBER = /(?<![\w:.,$€£#/'-])(?:[1-9]|10)(?![\w:.,%°/'-]|\s*(?:[ap]\.?m|%|km|kg|mph)\b)/;
const FIRST_NUMBER = /^(?:["“'‘-]\s?)*\d+(?=\s[A-Za-z])/;
/** Closing stops, and what they are not: the point of `.45` and `.com`, dots that lead on. */
const STOPS = String.raw`\)|\u060c|,(?!\p{N})|[.\u2026]+(?![.\u2026\p{L}\p{N}])`;
/** Space before closing punctuation. French sets one before `?` and `!`, so it is only looked for elsewhere. */
const SPACE_BEFORE = new RegExp(String.raw`(?<![ \t])[ \t]+(?=[!?\u061f]|${STOPS})`, 'gu');
const SPACE_BEFORE_FRENCH = new RegExp(String.raw`(?<![ \t])[ \t]+(?=${STOPS})`, 'gu');

const EDGES = /(?<=^|[\r\n])[ \t]+(?=[^ \t\r\n])|(?<=[^ \t\r\n])[ \t]+(?=$|[\r\n])/g;
/** Lines of spaces with a line end: without the spaces alone, an empty line would end a WebVTT cue. */
const VTT_BLANKS = /(?<=^|[\r\n])[ \t]+(?:\r\n|[\r\n])|(?:\r\n|[\r\n])[ \t]+$/g;
const DOUBLED = /(?<=[^ \t\r\n])[ \t]{2,}(?=[^ \t\r\n])/g;

/** The edits in their order; of two that overlap, the first. */
function withoutOverlaps(edits: readonly LintEdit[]): readonly LintEdit[] {
  let end = -1;
  return edits
    .toSorted((one, other) => one.from - other.from)
    .filter(({ from, to }) => {
      const isFree = from >= end;
      if (isFree) end = to;
      return isFree;
    });
}

/** Rules on the characters of a text. */
export const textRules: readonly LintRule[] = [
  {
    id: 'text/empty',
    title: 'A cue has text.',
    level: 'warning',
    citation: cite('assumed', 'WCAG', 'OURS'),
    start: ({ report }) => ({
      cue(cue) {
        if (cue.isData || (cue.lineCount > 0 && cue.shownLines > 0)) return;
        report(cue, { message: 'The cue shows nothing.', hint: 'Write its text, or remove it.' });
      },
    }),
  },
  {
    id: 'text/ellipsis',
    title: 'An ellipsis is one character.',
    row: 'ellipsis',
    holds: Holds.dots,
    fixes: true,
    start: ({ report }) => ({
      cue(cue) {
        report(cue, {
          message: 'Three full stops stand for an ellipsis.',
          hint: 'Write the character … (U+2026).',
          edits: outsideMarkup(cue, editsOf(cue, /(?<!\.)\.{3}(?!\.)/g, '…')),
        });
      },
    }),
  },
  {
    id: 'text/white-space',
    title: 'No space stands at the edge of a line, before closing punctuation, or beside another space.',
    row: 'whiteSpace',
    holds: Holds.spacing,
    fixes: true,
    start: ({ report, language, format }) => {
      const before = primarySubtag(language) === 'fr' ? SPACE_BEFORE_FRENCH : SPACE_BEFORE;
      return {
        cue(cue) {
          const found = withoutOverlaps([
            ...editsOf(cue, EDGES, ''),
            ...(format === 'vtt' ? editsOf(cue, VTT_BLANKS, '') : []),
            ...editsOf(cue, before, ''),
            ...editsOf(cue, DOUBLED, ' '),
          ]);
          const all = outsideMarkup(cue, found);
          if (all.length === 0) return;
          report(cue, {
            message: 'The text has a space at the edge of a line, before punctuation, or beside another space.',
            hint: 'Remove it.',
            edits: all,
          });
        },
      };
    },
  },
  {
    id: 'text/italics',
    title: 'A language whose guide forbids italics has none.',
    row: 'noItalics',
    holds: Holds.lessThan,
    start: ({ report }) => ({
      cue(cue) {
        if (!/<\s*i[\s.>]/i.test(cue.raw)) return;
        report(cue, { message: 'The text is in italics.', hint: 'Remove the italics, or use quotation marks.' });
      },
    }),
  },
  {
    id: 'text/numbers',
    title: 'Numbers up to ten, and one that begins a sentence, are words.',
    row: 'spelledNumbers',
    holds: Holds.digit,
    start: ({ report }) => ({
      cue(cue) {
        for (const line of cue.lines) {
          const found = NUMBER.exec(line)?.[0] ?? FIRST_NUMBER.exec(line)?.[0];
          if (found === undefined) continue;
          report(cue, { message: `“${found.trim()}” is written in digits.`, hint: 'Write the number as a word.' });
        }
      },
    }),
  },
];
