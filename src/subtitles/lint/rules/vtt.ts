import { firstLineEnd } from '../../line-end.ts';
import { cite } from '../../profiles/citation.ts';
import { VttScanner } from '../../vtt-scanner.ts';
import type { LintRule } from '../rule.ts';
import { type StrayLine, strayLines } from '../stray-lines.ts';
import { Holds } from '../text-facts.ts';
import { meantTiming, timingLine, timingRepair } from '../times.ts';
import { oddTiming } from '../timing-line.ts';

const STANDARD = cite('documented', 'WEBVTT');
/** Times as an author writes them: hours of two digits or more or none, one space or tab at least beside the arrow. */
const AUTHORED = /^(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}$/;
/** A CR LF is one line end, not a CR and an empty line. */
const EMPTY_LINE = /(?:\r\n|\n|\r(?!\n))[\r\n]/;
const ZERO = 0x30;
const SIGNATURE = /^\ufeff?WEBVTT(?=$|[ \t\r\n])/;

/** The value of an identifier that is a usual number, or NaN. */
function numberOf(content: string, from: number, to: number): number {
  if (to - from > 9 || content.charCodeAt(from) === ZERO) return Number.NaN;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = content.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The identifiers of the first `count` cues that have one. */
function firstIds(content: string, count: number): Set<string> {
  const ids = new Set<string>();
  const scanner = new VttScanner(content);
  for (let found = 0; found < count && scanner.next(); ) {
    if (scanner.idFrom === scanner.idTo) continue;
    ids.add(content.slice(scanner.idFrom, scanner.idTo));
    found++;
  }
  return ids;
}

/** Rules on the form of a WebVTT file outside of settings and cue text. */
export const vttRules: readonly LintRule[] = [
  {
    id: 'vtt/signature',
    title: 'The file begins with the line WEBVTT.',
    format: 'vtt',
    level: 'error',
    citation: STANDARD,
    fixes: true,
    start: ({ content, report }) => ({
      end() {
        if (SIGNATURE.test(content)) return;
        const isMistyped = /^\ufeff?\s*webvtt/i.exec(content);
        const hasTimes = content.includes('-->');
        report(null, {
          message: 'The file does not begin with WEBVTT, so players refuse it.',
          hint: 'Make WEBVTT and an empty line its beginning.',
          at: 0,
          ...(!isMistyped &&
            hasTimes && { edits: [{ from: 0, to: content.startsWith('\ufeff') ? 1 : 0, text: 'WEBVTT\n\n' }] }),
        });
      },
    }),
  },
  {
    id: 'vtt/header',
    title: 'An empty line follows the first line.',
    format: 'vtt',
    level: 'warning',
    citation: STANDARD,
    fixes: true,
    start: ({ content, report }) => ({
      end() {
        const [, first = '', second] =
          /^(\ufeff?WEBVTT(?:[ \t][^\r\n]*)?(?:\r\n|[\r\n]))([^\r\n]+)/.exec(content) ?? [];
        // HLS puts its time map there (RFC 8216, 3.5).
        if (second === undefined || second.startsWith('X-TIMESTAMP-MAP=')) return;
        const at = first.length;
        report(null, {
          message: `The line “${second}” follows the first line directly.`,
          hint: 'Put an empty line before it.',
          at,
          ...(second.includes('-->') && { edits: [{ from: at, to: at, text: '\n' }] }),
        });
      },
    }),
  },
  {
    id: 'vtt/timing-line',
    title: 'A line with --> is a timing line, and every cue has one.',
    format: 'vtt',
    level: 'error',
    citation: STANDARD,
    fixes: true,
    start: ({ content, report }) => {
      const look = ({ text, from }: Pick<StrayLine, 'text' | 'from'>) => {
        const times = meantTiming(text);
        if (!times && !text.includes('-->')) return undefined;
        const repaired = timingRepair(text, '.');
        const wanted = repaired ?? (times && timingLine(times.startMs, times.endMs, '.'));
        return {
          message: `“${text.trim()}” is not a timing line, so the cue is lost.`,
          hint: wanted ? `Write ${wanted}` : 'Write --&gt; in a text, or correct the times.',
          at: from,
          ...(repaired && { edits: [{ from, to: from + text.length, text: repaired }] }),
        };
      };
      return {
        stray(stray) {
          if (!SIGNATURE.test(content)) return;
          let isNote = false;
          for (const line of strayLines(content, stray)) {
            if (line.begins) isNote = /^NOTE(?:[ \t]|$)/.test(line.text);
            const breach = isNote && !line.text.includes('-->') ? undefined : look(line);
            if (breach) report(null, breach);
          }
        },
        cue(cue) {
          if ((cue.flags & (Holds.digitLine | Holds.other)) === 0) return;
          for (let line = 0; line < cue.lineCount; line++) {
            const from = cue.lineFrom(line);
            const breach = look({ from, text: content.slice(from, cue.lineTo(line)) });
            if (breach) report(cue, breach);
          }
        },
      };
    },
  },
  {
    id: 'vtt/timing-form',
    title: 'Times are written [HH:]MM:SS.mmm, with a space on both sides of the arrow.',
    format: 'vtt',
    level: 'warning',
    citation: STANDARD,
    fixes: true,
    start: ({ report }) => ({
      cue(cue) {
        const odd = oddTiming(cue, '.');
        if (!odd || AUTHORED.test(odd.text)) return;
        const repaired = timingLine(cue.startMs, cue.endMs, '.');
        report(cue, {
          message: `The times “${odd.text.trim()}” are not written as the standard asks.`,
          hint: `Write ${repaired}`,
          at: odd.from,
          edits: [{ from: odd.from, to: odd.to, text: repaired }],
        });
      },
    }),
  },
  {
    id: 'vtt/separator',
    title: 'An empty line stands between two cues.',
    format: 'vtt',
    level: 'warning',
    citation: STANDARD,
    fixes: true,
    start: ({ content, report }) => {
      const lineEnd = firstLineEnd(content, false) || '\n';
      return {
        cue(cue) {
          if (cue.index === 0) return;
          const head = cue.scanner.idFrom;
          const between = content.slice(cue.previousTo, head);
          if (EMPTY_LINE.test(between)) return;
          // Players show a number above the times as text of the cue before, for which only an author can say that it is none.
          const number = /[\r\n](\d+)\s*$/.exec(content.slice(Math.max(0, cue.previousTo - 12), head))?.[1];
          report(cue, {
            message:
              number === undefined
                ? 'No empty line stands before the cue.'
                : `No empty line stands before the cue, so “${number}” is text of the one before.`,
            hint: number === undefined ? 'Put one before it.' : 'Put one before the number, if it belongs to this cue.',
            at: head,
            ...(number === undefined && { edits: [{ from: head, to: head, text: lineEnd }] }),
          });
        },
      };
    },
  },
  {
    id: 'vtt/id',
    title: 'No two cues have the same identifier.',
    format: 'vtt',
    level: 'warning',
    citation: STANDARD,
    start: ({ content, report }) => {
      // Numbers that rise are all different. They need not be remembered, as long as no other identifier comes.
      let last = -1;
      let count = 0;
      let seen: Set<string> | undefined;
      return {
        cue(cue) {
          const { idFrom, idTo } = cue.scanner;
          if (idFrom === idTo) return;
          const number = seen ? Number.NaN : numberOf(content, idFrom, idTo);
          if (number > last) {
            last = number;
            count++;
            return;
          }
          seen ??= firstIds(content, count);
          const id = content.slice(idFrom, idTo);
          const before = seen.size;
          seen.add(id);
          if (seen.size > before) return;
          report(cue, {
            message: `An earlier cue has the identifier “${id}”, too.`,
            hint: 'Give the cue another identifier, or none.',
            at: idFrom,
          });
        },
      };
    },
  },
  {
    id: 'vtt/late-block',
    title: 'STYLE and REGION stand before the first cue.',
    format: 'vtt',
    level: 'warning',
    citation: STANDARD,
    start: ({ content, report }) => ({
      stray(stray) {
        if (stray.cuesBefore === 0) return;
        for (const { text, begins, from } of strayLines(content, stray)) {
          const word = begins ? /^(STYLE|REGION)[ \t\f]*$/.exec(text)?.[1] : undefined;
          if (word === undefined) continue;
          report(null, {
            message: `The ${word} block stands behind a cue, so players ignore it.`,
            hint: 'Move it before the first cue.',
            at: from,
          });
        }
      },
    }),
  },
];
