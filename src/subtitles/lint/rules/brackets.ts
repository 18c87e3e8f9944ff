import type { LintCue } from '../lint-cue.ts';
import type { LintRule } from '../rule.ts';
import { Holds } from '../text-facts.ts';
import type { LintEdit } from '../types.ts';

type Brackets = 'square' | 'full-width-round';

const PAIRS: Readonly<Record<Brackets, readonly [string, string]>> = {
  square: ['[', ']'],
  'full-width-round': ['（', '）'],
};
/** A line that is in brackets as a whole. */
const WHOLE = /^(-\s?)?([([{（［])([^()[\]{}（）［］]*)([)\]}）］])$/;
const isShouted = (text: string): boolean =>
  /\p{L}.*\p{L}.*\p{L}.*\p{L}/u.test(text) && text === text.toUpperCase() && text !== text.toLowerCase();

function edits(cue: LintCue, line: number, [open, close]: readonly [string, string]): readonly LintEdit[] {
  const from = cue.lineFrom(line);
  const to = cue.lineTo(line);
  const written = cue.content.slice(from, to);
  const match = WHOLE.exec(written);
  if (!match || cue.shownLines !== cue.lineCount) return [];
  const at = from + (match[1]?.length ?? 0);
  return [
    { from: at, to: at + 1, text: open },
    { from: to - 1, to, text: close },
  ];
}

/** Rules on the brackets around sounds and names. */
export const bracketRules: readonly LintRule[] = [
  {
    id: 'text/sound-brackets',
    title: 'A line that is a sound stands in the brackets of the profile, and is not shouted.',
    row: 'soundBrackets',
    holds: Holds.bracket,
    fixes: true,
    start: ({ rows, report }) => {
      const pair = PAIRS[(rows.soundBrackets?.value ?? 'square') as Brackets];
      // With round brackets for speakers, a line in them is a name if other lines say something.
      const hasNames = rows.speakerBrackets?.value === 'round';
      return {
        cue(cue) {
          const { lines } = cue;
          for (const [at, line] of lines.entries()) {
            const [, , open, text = ''] = WHOLE.exec(line.trim()) ?? [];
            if (open === undefined || (hasNames && open === '(' && lines.length > 1)) continue;
            if (open !== pair[0]) {
              report(cue, {
                message: `Line ${at + 1} of the cue is in “${open}”; sounds stand in “${pair[0]}${pair[1]}”.`,
                hint: `Write ${pair[0]}${text}${pair[1]}.`,
                edits: edits(cue, at, pair),
              });
            } else if (isShouted(text)) {
              report(cue, {
                message: `The sound “${text}” is written in capitals.`,
                hint: 'Write it in lower case, except for names.',
              });
            }
          }
        },
      };
    },
  },
  {
    id: 'text/speaker-brackets',
    title: 'The name of a speaker stands in the brackets of the profile.',
    row: 'speakerBrackets',
    holds: Holds.bracket | Holds.capitals,
    start: ({ rows, report }) => {
      if (rows.speakerBrackets?.value !== 'round') return {};
      return {
        cue(cue) {
          for (const line of cue.lines) {
            const name = /^\[([^\]]+)\]:/.exec(line)?.[1] ?? /^([\p{Lu}][\p{Lu} .'-]+):\s/u.exec(line)?.[1];
            if (name === undefined) continue;
            report(cue, {
              message: `The speaker “${name}” is named without round brackets.`,
              hint: `Write (${name.toLowerCase()}), with a capital only in proper names.`,
            });
          }
        },
      };
    },
  },
];
