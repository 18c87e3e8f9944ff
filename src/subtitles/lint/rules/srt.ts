import { BYTE_ORDER_MARK, isLineEnd, isSpaceOrTab } from '../../characters.ts';
import { hasDoubledReturns } from '../../doubled-returns.ts';
import { firstLineEnd } from '../../line-end.ts';
import { cite } from '../../profiles/citation.ts';
import type { LintCue } from '../lint-cue.ts';
import type { Breach, LintRule } from '../rule.ts';
import { strayLines } from '../stray-lines.ts';
import { Holds } from '../text-facts.ts';
import { isHalfTiming, meantTiming, SETTINGS, timingLine, timingRepair } from '../times.ts';
import { oddTiming } from '../timing-line.ts';
import type { LintEdit } from '../types.ts';

const OBSERVED = cite('observed', 'SRT');

/** A line that is meant as a timing line, but is none. */
function notTiming(text: string, from: number): Breach | undefined {
  const times = meantTiming(text);
  if (!times) {
    if (!isHalfTiming(text)) return undefined;
    return { message: `“${text.trim()}” has one time alone, so the cue is lost.`, hint: 'Write both times.', at: from };
  }
  const repaired = timingRepair(text, ',');
  return {
    message: `“${text.trim()}” is not a timing line, so the cue is lost.`,
    hint: `Write ${repaired ?? timingLine(times.startMs, times.endMs, ',')}`,
    at: from,
    ...(repaired && { edits: [{ from, to: from + text.length, text: repaired }] }),
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

/** Where the line of an index begins: invisible characters may stand before it. */
function lineStart(content: string, idFrom: number): number {
  let at = idFrom;
  while (at > 0 && !isLineEnd(content.charCodeAt(at - 1))) at--;
  while (
    at < idFrom &&
    (isSpaceOrTab(content.charCodeAt(at)) || (at === 0 && content.charCodeAt(0) === BYTE_ORDER_MARK))
  )
    at++;
  return at;
}

/** Where the line of an index ends: invisible characters may stand behind it. */
function lineEndAt(content: string, idTo: number): number {
  let at = idTo;
  while (at < content.length && !isLineEnd(content.charCodeAt(at))) at++;
  return at;
}

/** The line end of a file, for a line that a repair adds. */
const lineEndOf = (content: string): string => firstLineEnd(content, hasDoubledReturns(content)) || '\n';

/** A CR LF is one line end, not a CR and a blank line. */
const BLANK_LINE = /(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/;
const DOUBLED_BLANK_LINE = /\r\r\n[ \t]*\r\r\n/;

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
    id: 'srt/timing-text',
    title: 'Nothing but coordinates stands behind the times.',
    format: 'srt',
    level: 'error',
    citation: OBSERVED,
    start: ({ content, report }) => ({
      cue(cue) {
        const { settingsFrom, settingsTo } = cue.scanner;
        if (settingsFrom === settingsTo) return;
        const text = content.slice(settingsFrom, settingsTo);
        if (SETTINGS.test(text) || !/[\p{L}\p{N}]/u.test(text)) return;
        report(cue, {
          message: `“${text}” stands behind the times, where no player shows it.`,
          hint: 'Write it on the next line, or remove it.',
          at: settingsFrom,
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
    start: ({ content, report }) => {
      const lineEnd = lineEndOf(content);
      let last = 0;
      // One wrong number shifts all behind it: only breaks of the row are reported, and the first one repairs all numbers.
      let edits: LintEdit[] | undefined;
      return {
        cue(cue) {
          const { idFrom, idTo } = cue.scanner;
          const from = lineStart(content, idFrom);
          const number = indexOf(cue);
          const isBreak = number !== last + 1 || from < idFrom;
          last = Number.isNaN(number) ? cue.index + 1 : number;
          if (!isBreak && number === cue.index + 1) return;
          const right = String(cue.index + 1);
          const isFirst = edits === undefined;
          edits ??= [];
          edits.push(
            idFrom === idTo
              ? { from, to: idTo, text: right + lineEnd }
              : { from, to: lineEndAt(content, idTo), text: right },
          );
          if (!isBreak) return;
          const written = content.slice(from, idTo);
          report(cue, {
            message: written === '' ? 'The cue has no number.' : `The cue has the number “${written}”.`,
            hint: `Number it ${right}.`,
            at: idFrom,
            ...(isFirst && { edits }),
          });
        },
      };
    },
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
      const blank = hasDoubledReturns(content) ? DOUBLED_BLANK_LINE : BLANK_LINE;
      return {
        cue(cue) {
          if (cue.index === 0) return;
          const head = cue.scanner.idFrom;
          if (blank.test(content.slice(cue.previousTo, head))) return;
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
        // A file without cues has another finding.
        if (stray.cuesBefore > 0 || stray.to === content.length) return;
        for (const { text, from } of strayLines(content, stray)) {
          if (/^[\s\p{Cf}]*$/u.test(text) || notTiming(text, from)) continue;
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
