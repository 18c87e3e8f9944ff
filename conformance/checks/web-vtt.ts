import type { Answer } from '../model/context/answer.ts';
import { show } from '../model/show.ts';

/** A cue of WebVTT: times in milliseconds, the text with its line breaks, character references read. */
export interface VttCue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a text is: its cues in their order, or why it is not WebVTT. */
export type SeenVtt = { readonly cues: readonly VttCue[] } | { readonly problem: string };

const STAMP = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const TIMING = new RegExp(`^[ \\t]*${STAMP}[ \\t]+-->[ \\t]+${STAMP}(?:[ \\t].*)?$`);

const NAMES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

const milliseconds = ([hours = '0', minutes = '', seconds = '', rest = '']: readonly (string | undefined)[]): number =>
  ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest);

/** Character references as HTML reads them, those that WebVTT names. */
const read = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (all, code: string | undefined, name: string) =>
    code === undefined ? (NAMES[name] ?? all) : String.fromCodePoint(Number(code)),
  );

/**
 * The cues of a WebVTT text, by W3C WebVTT 4 alone: any line ends, a text after the signature, names of cues, times without hours,
 * settings, notes and styles are all as good as none.
 */
export function webVtt(file: string): SeenVtt {
  const [head = '', ...blocks] = file
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+|\n+$/g, '')
    .split(/\n{2,}/);
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(head)) return { problem: 'WEBVTT in the first line' };
  const cues: VttCue[] = [];
  for (const block of blocks) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => line.includes('-->'));
    if (at < 0) continue;
    const parts = at > 1 ? null : TIMING.exec(lines[at] ?? '');
    if (parts === null) return { problem: `times such as 00:01.000 --> 00:02.000, not ${JSON.stringify(lines[at])}` };
    const text = lines.slice(at + 1).join('\n');
    cues.push({ start: milliseconds(parts.slice(1, 5)), end: milliseconds(parts.slice(5, 9)), text: read(text) });
  }
  return { cues };
}

/** Demands that a text is WebVTT, and returns its cues. `what` names the text in the report. */
export function cuesOfVtt(answer: Answer, file: string, what = 'a file'): readonly VttCue[] {
  const seen = webVtt(file);
  return 'problem' in seen ? answer.fail(`${what} in WebVTT: ${seen.problem}`, show(file, 400)) : seen.cues;
}
