import { SPEAKER_DASH } from '../../lines-apart.ts';
import type { DialogueStyle } from '../../profiles/types.ts';
import type { LintCue } from '../lint-cue.ts';
import type { LintRule } from '../rule.ts';
import { Holds } from '../text-facts.ts';
import type { LintEdit } from '../types.ts';

/** How each style begins the first and the second line. */
const STYLES: Readonly<Record<DialogueStyle, readonly [string, string]>> = {
  'both-tight': ['-', '-'],
  'both-spaced': ['- ', '- '],
  'second-tight': ['', '-'],
  'second-spaced': ['', '- '],
  'both-dash': ['–', '–'],
};
/** A pause that takes an ellipsis (NF-EN: two seconds or more). */
const PAUSE_MS = 2000;

/** How a line begins. What the style wants is found before anything, such as a digit, or it would be repaired again and again. */
const prefixOf = (line: string, wanted: string): string =>
  wanted !== '' && line.startsWith(wanted) && /^\S/.test(line.slice(wanted.length))
    ? wanted
    : (SPEAKER_DASH.exec(line)?.[0] ?? '');

/** The edits that give both lines the prefixes of the style, if the lines are written without markup in front. */
function repair(cue: LintCue, wanted: readonly [string, string]): readonly LintEdit[] | undefined {
  if (cue.lineCount !== 2) return undefined;
  const edits: LintEdit[] = [];
  for (const line of [0, 1] as const) {
    const shown = prefixOf(cue.lines[line] ?? '', wanted[line]);
    const from = cue.lineFrom(line);
    if (!cue.content.startsWith(shown, from)) return undefined;
    if (shown !== wanted[line]) edits.push({ from, to: from + shown.length, text: wanted[line] });
  }
  return edits;
}

/** Rules on two speakers in one cue, and on text that goes on behind a pause. */
export const dialogueRules: readonly LintRule[] = [
  {
    id: 'text/dialogue',
    title: 'Two speakers in one cue are marked as the language marks them.',
    row: 'dialogue',
    holds: Holds.dash,
    fixes: true,
    start: ({ rows, report }) => {
      const wanted = STYLES[rows.dialogue?.value ?? 'both-tight'];
      const style = `“${wanted[0]}X” and “${wanted[1]}Y”`;
      return {
        cue(cue) {
          if (cue.shownLines !== 2) return;
          const [first, second] = [prefixOf(cue.lines[0] ?? '', wanted[0]), prefixOf(cue.lines[1] ?? '', wanted[1])];
          // A dash on the first line alone is one speaker's.
          if (second === '' || (first === wanted[0] && second === wanted[1])) return;
          const edits = repair(cue, wanted);
          report(cue, {
            message: `The lines of two speakers begin with “${first}” and “${second}”; the style is ${style}.`,
            hint: `Write ${style}.`,
            ...(edits && { edits }),
          });
        },
      };
    },
  },
  {
    id: 'text/pause-lead',
    title: 'A sentence that goes on after a pause begins as the guide of the language says.',
    row: 'pauseLead',
    start: ({ rows, report }) => {
      const leads = rows.pauseLead?.value ?? false;
      let trailing = -2;
      return {
        cue(cue) {
          if (trailing === cue.index - 1 && cue.startMs - cue.previousEndMs >= PAUSE_MS) {
            const first = cue.lines[0] ?? '';
            const begins = /^(?:…|\.{3})/.test(first);
            if (!leads && begins) {
              report(cue, {
                message: 'The text goes on after a pause, and begins with an ellipsis.',
                hint: 'Begin without one: that at the end of the cue before is enough.',
              });
            }
            if (leads && !begins && /^\p{Ll}/u.test(first)) {
              report(cue, {
                message: 'The text goes on after a pause, and begins without an ellipsis.',
                hint: 'Begin it with … (U+2026).',
              });
            }
          }
          const canTrail = (cue.flags & (Holds.dots | Holds.other)) !== 0;
          trailing = canTrail && /(?:…|\.{3})["”»]?$/.test(cue.lines.at(-1) ?? '') ? cue.index : -2;
        },
      };
    },
  },
];
