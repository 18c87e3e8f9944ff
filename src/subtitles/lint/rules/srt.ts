import { cite } from '../../profiles/citation.ts';
import type { LintCue } from '../lint-cue.ts';
import type { Breach, LintRule } from '../rule.ts';
import { strayLines } from '../stray-lines.ts';
import { Holds } from '../text-facts.ts';
import { meantTiming, timingLine } from '../times.ts';
import { oddTiming } from '../timing-line.ts';
import type { LintEdit } from '../types.ts';

const OBSERVED = cite('observed', 'SRT');

/** A line that is meant as a timing line, but is none. */
function notTiming(text: string, from: number): Breach | undefined {
  const times = meantTiming(text);
  if (!times) return undefined;
  const repaired = timingLine(times.startMs, times.endMs, ',');
  return {
    message: `“${text.trim()}” is not a timing line, so the cue is lost.`,
    hint: `Write ${repaired}`,
    at: from,
    edits: [{ from, to: from + text.length, text: repaired }],
  };
}

/** Number of an index line, or NaN. */
function indexOf({ content, scanner: { idFrom, idTo } }: LintCue): number {
  let value = idFrom === idTo ? Number.NaN : 0;
  for (let at = idFrom; at < idTo; at++) {
    const digit = content.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

const lineEndOf = (content: string): string => /\r\n|\n|\r/.exec(content)?.[0] ?? '\n';

/** Rules on the form of SubRip. There is no standard: what a breach does was observed in players and parsers. */
export const srtRules: readonly LintRule[] = [
  {
    id: 'srt/timing-line',
    title: 'A line that is meant as a timing line is one.',
    format: 'srt',
    level: 'error',
    citation: OBSERVED,
    fixes: true,
    start: ({ content, report }) => ({
      stray(stray) {
        for (const { text, from } of strayLines(content, stray)) {
          const breach = notTiming(text, from);
          if (breach) report(null, breach);
        }
      },
      cue(cue) {
        if ((cue.flags & (Holds.digitLine | Holds.other)) === 0) return;
        for (let line = 0; line < cue.lineCount; line++) {
          const from = cue.lineFrom(line);
          const breach = notTiming(content.slice(from, cue.lineTo(line)), from);
          if (breach) report(cue, breach);
        }
      },
    }),
  },
  {
    id: 'srt/timing-form',
    title: 'Times are written HH:MM:SS,mmm --> HH:MM:SS,mmm.',
    format: 'srt',
    level: 'warning',
    citation: OBSERVED,
    fixes: true,
    start: ({ report }) => ({
      cue(cue) {
        const odd = oddTiming(cue, ',');
        if (!odd) return;
        const canRepair = cue.startMs >= 0 && cue.endMs >= 0 && cue.endMs < 360_000_000;
        const repaired = canRepair ? timingLine(cue.startMs, cue.endMs, ',') : '';
        report(cue, {
          message: `The times “${odd.text.trim()}” are not in the usual form; some players lose the cue.`,
          hint: canRepair ? `Write ${repaired}` : 'Write times from 00:00:00,000 to 99:59:59,999.',
          at: odd.from,
          ...(canRepair && { edits: [{ from: odd.from, to: odd.to, text: repaired }] }),
        });
      },
    }),
  },
  {
    id: 'srt/index',
    title: 'Cues are numbered from 1 in their order.',
    format: 'srt',
    level: 'warning',
    citation: OBSERVED,
    fixes: true,
    start: ({ content, report }) => ({
      cue(cue) {
        const number = cue.index + 1;
        if (indexOf(cue) === number) return;
        const { idFrom, idTo } = cue.scanner;
        const written = content.slice(idFrom, idTo);
        const edits: LintEdit[] = [
          { from: idFrom, to: idTo, text: written === '' ? `${number}${lineEndOf(content)}` : String(number) },
        ];
        report(cue, {
          message: written === '' ? 'The cue has no number.' : `The cue has the number “${written}”.`,
          hint: `Number it ${number}.`,
          at: idFrom,
          edits,
        });
      },
    }),
  },
  {
    id: 'srt/blank-line',
    title: 'The text of a cue has no blank line.',
    format: 'srt',
    level: 'warning',
    citation: OBSERVED,
    start: ({ report }) => ({
      cue(cue) {
        if (cue.scanner.segmentCount < 2) return;
        report(cue, {
          message: 'The text has a blank line; some players end the cue there.',
          hint: 'Remove the blank line, or begin a cue of its own.',
        });
      },
    }),
  },
  {
    id: 'srt/separator',
    title: 'A blank line stands between two cues.',
    format: 'srt',
    level: 'warning',
    citation: OBSERVED,
    fixes: true,
    start: ({ content, report }) => {
      const lineEnd = lineEndOf(content);
      return {
        cue(cue) {
          if (cue.index === 0) return;
          const head = cue.scanner.idFrom;
          if (/(?:\r\n|[\r\n])[ \t]*(?:\r\n|[\r\n])/.test(content.slice(cue.previousTo, head))) return;
          report(cue, {
            message: 'No blank line stands before the cue; some players join it with the one above.',
            hint: 'Put a blank line before it.',
            at: head,
            edits: [{ from: head, to: head, text: lineEnd }],
          });
        },
      };
    },
  },
  {
    id: 'srt/stray-text',
    title: 'No text stands before the first cue.',
    format: 'srt',
    level: 'warning',
    citation: OBSERVED,
    start: ({ content, report }) => ({
      stray(stray) {
        if (stray.to === content.length && stray.cuesBefore === 0) return;
        for (const { text, from } of strayLines(content, stray)) {
          if (/^[\ufeff\s]*$/.test(text) || meantTiming(text)) continue;
          report(null, {
            message: 'The text belongs to no cue, and is not shown.',
            hint: 'Remove it, or give it times.',
            at: from,
          });
          return;
        }
      },
    }),
  },
];
