import { parseCues, plainText, type SpeechSegment } from '../../subtitles/index.ts';

/** One piece of recognised text with times in milliseconds. */
interface Piece {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** Converts recognised pieces to segments. Skips empty ones and ones without duration. */
export const segmentsOf = (pieces: readonly Piece[]): SpeechSegment[] =>
  pieces.flatMap(({ startMs, endMs, text }) => {
    const words = text.replace(/\s+/g, ' ').trim();
    return words === '' || endMs <= startMs ? [] : [{ start: startMs / 1000, end: endMs / 1000, text: words }];
  });

/** Returns the cues of a WebVTT file as segments without markup. */
export const segmentsOfVtt = (vtt: string): SpeechSegment[] =>
  segmentsOf(parseCues(vtt, 'vtt').map((cue) => ({ ...cue, text: plainText(cue.text, 'vtt') })));

/**
 * Cuts fragments of sentences into words, so that the layout can cross their borders: a recogniser that breaks after a fixed
 * number of words ignores sentences. Each word gets its share of the time by its length.
 */
export const wordsOfFragments = (segments: readonly SpeechSegment[]): SpeechSegment[] =>
  segments.flatMap(({ start, end, text }) => {
    const words = text.split(' ');
    const unit = (end - start) / Math.max(1, text.length);
    let at = start;
    return words.map((word, index) => {
      const from = at;
      const last = index === words.length - 1;
      at = last ? end : from + unit * (word.length + 1);
      return { start: from, end: last ? end : from + unit * word.length, text: word };
    });
  });
