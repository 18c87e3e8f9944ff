import { cite } from '../../profiles/citation.ts';
import { languageKey, primarySubtag } from '../../profiles/language-key.ts';
import { type LineEdges, lineEdges } from '../../profiles/line-edges.ts';
import { breakWordsOf } from '../../profiles/words/break-words.ts';
import type { LintRule } from '../rule.ts';

/** The last word of a line as written, with the punctuation behind it, but without quotation marks in front. */
function lastWord(line: string): string {
  const end = line.trimEnd();
  const word = end.slice(Math.max(end.lastIndexOf(' '), end.lastIndexOf('\u00a0')) + 1);
  return /^[\p{L}]/u.test(word) ? word : word.replace(/^[^\p{L}]+/u, '');
}

const EDGES: Readonly<Record<string, LineEdges>> = lineEdges;

/** Rules on where a line may end. */
export const lineBreakRules: readonly LintRule[] = [
  {
    id: 'layout/line-break',
    title: 'No line ends with an article, a preposition or a conjunction.',
    row: 'lineBreaks',
    start: ({ report, language }) => {
      const words = breakWordsOf(language);
      if (!words) return {};
      const isTurkic = primarySubtag(language) === 'tr';
      return {
        cue(cue) {
          if (cue.lineCount < 2) return;
          const { lines } = cue;
          for (let line = 0; line < lines.length - 1; line++) {
            const word = lastWord(lines[line] as string);
            const lower = isTurkic ? word.toLocaleLowerCase('tr') : word.toLowerCase();
            if (!(words.articles.has(lower) || words.openings.has(lower))) continue;
            report(cue, {
              message: `Line ${line + 1} of the cue ends with “${word}”, which belongs to the words behind it.`,
              hint: `Break the line before “${word}”.`,
            });
          }
        },
      };
    },
  },
  {
    id: 'layout/line-edge',
    title: 'No line begins or ends with a character that its script forbids there.',
    level: 'warning',
    citation: cite('documented', 'LINE-EDGES'),
    start: ({ report, language }) => {
      const key = languageKey(language, EDGES);
      const edges = key === undefined ? undefined : EDGES[key];
      if (!edges) return {};
      const starts = new Set(edges.notAtStart);
      const ends = new Set(edges.notAtEnd);
      return {
        cue(cue) {
          if (cue.lineCount < 2) return;
          const { lines } = cue;
          for (let line = 0; line < lines.length - 1; line++) {
            const last = [...(lines[line] as string).trimEnd()].at(-1) ?? '';
            const [first = ''] = (lines[line + 1] as string).trimStart();
            const wrong = ends.has(last)
              ? [`Line ${line + 1}`, 'ends', last]
              : starts.has(first)
                ? [`Line ${line + 2}`, 'begins', first]
                : null;
            if (!wrong) continue;
            report(cue, {
              message: `${wrong[0]} of the cue ${wrong[1]} with “${wrong[2]}”.`,
              hint: 'Break the line one character earlier or later.',
            });
          }
        },
      };
    },
  },
];
