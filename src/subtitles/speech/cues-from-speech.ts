import { encodeReferences } from '../references.ts';
import { withoutMarkup, withoutTiming } from '../replacement.ts';
import type { Cue, SubtitleFormat } from '../types.ts';
import { cutIntoCues } from './cut.ts';
import { type CueLayout, DEFAULT_LAYOUT } from './layout.ts';
import { breakLines, textOf } from './lines.ts';
import { timeCues } from './timing.ts';
import { tokenize } from './tokens.ts';
import type { SpeechSegment, SpeechToken } from './types.ts';

/**
 * Lays out recognised speech as cues that follow subtitling guidelines: line length, lines, duration, gap and reading
 * speed. Segments may be sentences, long paragraphs or single words; Chinese, Japanese and Thai break between words
 * without spaces. Cues never overlap, and each one ends after it starts.
 *
 * @param segments in time order, seconds
 * @param options values that replace those of `DEFAULT_LAYOUT`
 * @returns cues with ids from 1; their text is an escaped payload of `options.format` (default: WebVTT)
 */
export function cuesFromSpeech(segments: readonly SpeechSegment[], options: Partial<CueLayout> = {}): Cue[] {
  const layout = { ...DEFAULT_LAYOUT, ...options };
  const tokens = tokenize(segments, layout);
  const spoken = cutIntoCues(tokens, layout).map((cue) => ({
    lines: breakLines(cue, layout),
    text: textOf(cue),
    startMs: (cue[0] as SpeechToken).startMs,
    endMs: (cue.at(-1) as SpeechToken).endMs,
  }));
  return timeCues(spoken, layout).map(({ startMs, endMs }, index) => ({
    id: String(index + 1),
    startMs,
    endMs,
    settings: '',
    text: (spoken[index]?.lines ?? []).map((line) => escapeLine(line, layout.format)).join('\n'),
  }));
}

/** Escapes speech, which is plain text: parts that look like markup or a timing line must not become one. */
const escapeLine = (line: string, format: SubtitleFormat): string =>
  format === 'vtt' ? encodeReferences(line) : withoutTiming(withoutMarkup(line));
