import { parseCues } from '../cues.ts';
import { shownLines } from '../lines-apart.ts';
import { plainText } from '../plain-text.ts';
import { encodeReferences } from '../references.ts';
import { serializeCues } from '../serialize.ts';
import { type CueLayout, completeLayout } from '../speech/layout.ts';
import { breakLines, textOf } from '../speech/lines.ts';
import { spokenWidth, textWidth } from '../speech/measure.ts';
import type { SpeechNotice } from '../speech/notices.ts';
import { cutToLine, piecesOf } from '../speech/pieces.ts';
import { timeCues } from '../speech/timing.ts';
import type { Cue } from '../types.ts';
import { breakMarked } from './break-marked.ts';
import { fitSentence, type OriginalCue } from './fit-sentence.ts';
import { joinedLines, type SentenceGroup } from './sentences.ts';

/** A cue on the way to its final time. */
interface OpenCue {
  readonly startMs: number;
  readonly endMs: number;
  /** Visible text on one line. */
  readonly text: string;
  readonly payload: string;
  readonly settings: string;
}

/**
 * Cuts a translation of sentences back to cues under the rules of its language. Cues keep the times of the original where the text
 * allows; else neighbours within a sentence are split or merged.
 *
 * @param groups the groups whose `sentenceFile` was translated
 * @param translation WebVTT with a cue for each group
 * @param options the layout for the language of the translation
 * @throws {RangeError} when the translation has another number of cues
 */
export function layOutTranslation(
  groups: readonly SentenceGroup[],
  translation: string,
  options: Partial<CueLayout>,
): { readonly vtt: string; readonly notices: readonly SpeechNotice[] } {
  const layout = completeLayout(options);
  const translated = parseCues(translation, 'vtt');
  if (translated.length !== groups.length) {
    throw new RangeError(
      `The translation must have ${groups.length} cues, one for each sentence, got ${translated.length}.`,
    );
  }
  const open = groups.flatMap((group, at) => cuesOf(group, translated[at] as Cue, layout));
  const times = timeCues(open, layout);
  const notices: SpeechNotice[] = [];
  const cues = open.map(({ text, payload, settings }, at): Cue => {
    const { startMs, endMs } = times[at] as { startMs: number; endMs: number };
    const charactersPerSecond = Math.round((textWidth(text, layout) * 10_000) / (endMs - startMs)) / 10;
    if (charactersPerSecond > layout.charactersPerSecond) {
      notices.push({ kind: 'too-fast', startMs, text, charactersPerSecond });
    }
    return { id: String(at + 1), startMs, endMs, settings, text: payload };
  });
  return { vtt: serializeCues(cues, 'vtt'), notices };
}

function cuesOf(group: SentenceGroup, { text }: Cue, layout: CueLayout): OpenCue[] {
  const { cues, settings, isMarked, isApart } = group;
  const [first, last] = [cues[0] as Cue, cues.at(-1) as Cue];
  const visible = joinedLines(plainText(text, 'vtt'));
  if (isMarked || visible === '') {
    const payload = breakMarked(text, layout);
    return [{ startMs: first.startMs, endMs: last.endMs, text: visible, payload, settings }];
  }
  const lines = isApart ? shownLines(text, 'vtt').map(joinedLines) : [visible];
  if (lines.length > 1) return cuesOfLines(lines, group, layout);
  const originals = cues.map((cue) => ({
    startMs: cue.startMs,
    endMs: Math.max(cue.endMs, cue.startMs + 1),
    width: Math.max(spokenWidth(plainText(cue.text, 'vtt')), 1),
  }));
  return fitted(visible, originals, group, layout);
}

/** Sets lines that stay apart as lines of one cue if they fit, else one after the other, each as long as its part of the text. */
function cuesOfLines(lines: readonly string[], group: SentenceGroup, layout: CueLayout): OpenCue[] {
  const { startMs, endMs } = group.cues[0] as Cue;
  if (lines.length <= layout.lines && lines.every((line) => textWidth(line, layout) <= layout.lineLength)) {
    const payload = within(group, lines);
    return [{ startMs, endMs, text: lines.join(' '), payload, settings: group.settings }];
  }
  const widths = lines.map((line) => Math.max(spokenWidth(line), 1));
  const total = widths.reduce((sum, width) => sum + width, 0);
  let passed = 0;
  return lines.flatMap((line, at) => {
    const width = widths[at] as number;
    const from = Math.round(startMs + ((endMs - startMs) * passed) / total);
    passed += width;
    const to = Math.round(startMs + ((endMs - startMs) * passed) / total);
    return fitted(line, [{ startMs: from, endMs: Math.max(to, from + 1), width }], group, layout);
  });
}

/** Sets running text in the time of cues of the original. */
function fitted(text: string, originals: readonly OriginalCue[], group: SentenceGroup, layout: CueLayout): OpenCue[] {
  const tokens = piecesOf(text, true).flatMap((piece) => cutToLine(piece, layout));
  return fitSentence(tokens, originals, layout).map((cue) => ({
    startMs: cue.startMs,
    endMs: cue.endMs,
    text: textOf(cue.tokens),
    payload: within(group, breakLines(cue.tokens, layout)),
    settings: group.settings,
  }));
}

/** The payload of lines between the tags of their group. */
const within = ({ opening, closing }: SentenceGroup, lines: readonly string[]): string =>
  opening + lines.map((line) => encodeReferences(line)).join('\n') + closing;
