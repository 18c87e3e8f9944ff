import { encodeReferences } from '../references.ts';
import { withoutMarkup, withoutTiming } from '../replacement.ts';
import type { Cue } from '../types.ts';
import { cutIntoCues } from './cut.ts';
import { type CueLayout, completeLayout } from './layout.ts';
import { breakLines, textOf } from './lines.ts';
import { textWidth } from './measure.ts';
import { believedMediaMs } from './media-end.ts';
import type { SpeechNotice } from './notices.ts';
import { withoutRepeats } from './repeats.ts';
import { soundSegments } from './sound-segments.ts';
import { timeCues } from './timing.ts';
import { tokenize } from './tokens.ts';
import type { SpeechSegment, SpeechToken } from './types.ts';

/** Cues of recognised speech. */
export interface SpeechCues {
  /** With ids from 1, in order, without overlap; their text is an escaped payload of the layout's format. */
  readonly cues: readonly Cue[];
  /** What was repaired or is remarkable, in the order of the steps: times, words, repeats, reading speed. */
  readonly notices: readonly SpeechNotice[];
}

/**
 * Lays out recognised speech as cues that follow subtitling guidelines: line length, lines, duration, gap and reading
 * speed. Segments may be sentences, long paragraphs or single words; Chinese, Japanese and Thai break between words
 * without spaces. Cues never overlap, and each one ends after it starts, at most `maxDurationMs` later.
 *
 * Repairs times that cannot be right, and reports it: a recogniser's mistake moves no other text and costs no word. Speakers
 * become voice tags in WebVTT.
 *
 * @param options values that replace those of `DEFAULT_LAYOUT`
 * @throws {LayoutError} for a layout that no cue can follow
 */
export function layOutSpeech(segments: readonly SpeechSegment[], options: Partial<CueLayout> = {}): SpeechCues {
  const complete = completeLayout(options);
  const layout = { ...complete, mediaMs: believedMediaMs(segments, complete.mediaMs) };
  const sound = soundSegments(segments, layout);
  const heard = tokenize(sound.segments, layout);
  const { tokens, notices: repeats } = withoutRepeats(heard.tokens, layout.dropRepeats);
  const spoken = cutIntoCues(tokens, layout).map((cue) => ({
    lines: breakLines(cue, layout),
    text: textOf(cue),
    startMs: (cue[0] as SpeechToken).startMs,
    endMs: (cue.at(-1) as SpeechToken).endMs,
    speaker: cue[0]?.speaker ?? null,
  }));
  const times = timeCues(spoken, layout);
  const tooFast: SpeechNotice[] = [];
  const cues = spoken.map(({ lines, text, speaker }, index): Cue => {
    const { startMs, endMs } = times[index] as { startMs: number; endMs: number };
    const charactersPerSecond = Math.round((textWidth(text, layout) * 10_000) / (endMs - startMs)) / 10;
    if (charactersPerSecond > layout.charactersPerSecond) {
      tooFast.push({ kind: 'too-fast', startMs, text, charactersPerSecond });
    }
    return { id: String(index + 1), startMs, endMs, settings: '', text: payload(lines, speaker, layout) };
  });
  return { cues, notices: [...sound.notices, ...heard.notices, ...repeats, ...tooFast] };
}

/** Escapes speech, which is plain text: parts that look like markup or a timing line must not become one. */
function payload(lines: readonly string[], speaker: string | null, { format }: CueLayout): string {
  if (format === 'srt') return lines.map((line) => withoutTiming(withoutMarkup(line))).join('\n');
  const text = lines.map((line) => encodeReferences(line)).join('\n');
  const name = speaker?.replace(/[\s>\0]+/g, ' ').trim() ?? '';
  return name === '' ? text : `<v ${encodeReferences(name)}>${text}`;
}
