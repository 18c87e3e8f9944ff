import { linesStayApart } from '../../lines-apart.ts';
import { isWithoutSpaces } from '../../profiles/profile-rows.ts';
import type { LintCue } from '../lint-cue.ts';
import type { LintRule, RunContext } from '../rule.ts';

const DASH = /^\s*[-\u2010\u2013\u2014\uff0d]/;
/** Reports each line of a cue that has over `most` characters. */
function longLines(cue: LintCue, most: number, { report }: RunContext): void {
  for (let line = 0; line < cue.shownLines; line++) {
    const length = cue.length(line);
    if (length <= most) continue;
    report(cue, {
      message: `Line ${line + 1} of the cue has ${length} characters; at most ${most} fit.`,
      hint: cue.shownLines === 1 ? 'Break it into two lines, or shorten it.' : 'Break it elsewhere, or shorten it.',
    });
  }
}

/** Rules on lines. */
export const layoutRules: readonly LintRule[] = [
  {
    id: 'layout/line-length',
    title: 'A line has at most the characters of the profile.',
    row: 'lineLength',
    start: (context) => {
      const most = context.rows.lineLength?.value ?? 0;
      return {
        cue(cue) {
          // All lines together are at least as long as the longest.
          if (cue.characters > most) longLines(cue, most, context);
        },
      };
    },
  },
  {
    id: 'layout/disputed-line-length',
    title: 'A line that fits by one edition of the guide also fits by the other.',
    row: 'disputedLineLength',
    start: (context) => {
      const most = context.rows.disputedLineLength?.value ?? 0;
      const limit = context.rows.lineLength?.value ?? most;
      return {
        cue(cue) {
          for (let line = 0; line < cue.shownLines; line++) {
            const length = cue.length(line);
            if (length <= most || length > limit) continue;
            context.report(cue, {
              message: `Line ${line + 1} of the cue has ${length} characters: an older edition of the guide allows ${most}.`,
              hint: 'Ask which edition applies.',
            });
          }
        },
      };
    },
  },
  {
    id: 'layout/lines',
    title: 'A cue has at most the lines of the profile.',
    row: 'lines',
    start: ({ rows, report }) => {
      const most = rows.lines?.value ?? 0;
      return {
        cue(cue) {
          if (cue.lineCount <= most || cue.shownLines <= most) return;
          report(cue, {
            message: `The cue has ${cue.shownLines} lines; at most ${most} are shown.`,
            hint: 'Split the cue, or shorten its text.',
          });
        },
      };
    },
  },
  {
    id: 'layout/one-line',
    title: 'A text that fits on one line stands on one line.',
    row: 'oneLineIfItFits',
    fixes: true,
    start: ({ rows, report, language }) => {
      const most = rows.lineLength?.value ?? 0;
      const separator = isWithoutSpaces(language) ? '' : ' ';
      return {
        cue(cue) {
          if (cue.shownLines !== 2 || cue.characters + separator.length > most) return;
          // Lines of two speakers stay apart, and so does a sound from the speech below it.
          if (cue.lines.some((line) => DASH.test(line)) || linesStayApart(cue.lines, cue.raw, cue.format)) return;
          // A number alone is often meant as the one of the cue below.
          const isPlain = cue.lineCount === 2 && cue.scanner.segmentCount === 1 && !/^\d+$/.test(cue.lines[1] ?? '');
          report(cue, {
            message: `The two lines have ${cue.characters} characters together; ${most} fit on one line.`,
            hint: 'Write them as one line.',
            ...(isPlain && { edits: [{ from: cue.lineTo(0), to: cue.lineFrom(1), text: separator }] }),
          });
        },
      };
    },
  },
];
