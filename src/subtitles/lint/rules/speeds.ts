import { countWords } from '../../profiles/counting.ts';
import type { LintRule } from '../rule.ts';

const HINT = 'Show the cue longer, or shorten its text.';

/** Rules on reading speed. */
export const speedRules: readonly LintRule[] = [
  {
    id: 'speed/characters',
    title: 'A cue has at most the characters per second of the profile.',
    row: 'charactersPerSecond',
    start: ({ rows, report }) => {
      const most = rows.charactersPerSecond?.value ?? 0;
      return {
        cue(cue) {
          const duration = cue.endMs - cue.startMs;
          if (duration <= 0 || cue.characters * 1000 <= most * duration) return;
          // Whole numbers become text much faster than fractions, and there may be many findings.
          const tenths = Math.ceil((cue.characters * 10_000) / duration);
          const speed = `${Math.floor(tenths / 10)}.${tenths % 10}`;
          report(cue, {
            message: `${cue.characters} characters in ${duration} ms are ${speed} a second; at most ${most} can be read.`,
            hint: HINT,
          });
        },
      };
    },
  },
  {
    id: 'speed/words',
    title: 'A cue has at most the words per minute of the profile.',
    row: 'wordsPerMinute',
    start: ({ rows, report }) => {
      const most = rows.wordsPerMinute?.value ?? 0;
      return {
        cue(cue) {
          const duration = cue.endMs - cue.startMs;
          // A word has two characters at least, with the space beside it.
          if (duration <= 0 || (cue.characters / 2 + 1) * 60_000 <= most * duration) return;
          const words = countWords(cue.lines.join('\n'));
          if (words * 60_000 <= most * duration) return;
          report(cue, {
            message: `${words} words in ${duration / 1000} s are ${Math.round((words * 60_000) / duration)} a minute; at most ${most} can be read.`,
            hint: HINT,
          });
        },
      };
    },
  },
];
