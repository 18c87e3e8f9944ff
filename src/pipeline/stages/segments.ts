import { parseCues, plainText, type SpeechSegment } from '../../subtitles/index.ts';

/** One piece of recognised text with times in milliseconds. */
interface Piece {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly speaker?: string;
}

/** Converts recognised pieces to segments. Skips empty ones; a piece without duration has lost its times, not its words. */
export const segmentsOf = (pieces: readonly Piece[]): SpeechSegment[] =>
  pieces.flatMap(({ startMs, endMs, text, speaker }) => {
    const words = text.replace(/\s+/g, ' ').trim();
    const named = speaker === undefined ? {} : { speaker };
    return words === '' ? [] : [{ start: startMs / 1000, end: endMs / 1000, text: words, ...named }];
  });

/** Returns the cues of a WebVTT file as segments without markup, with the speaker of a cue that has one voice. */
export const segmentsOfVtt = (vtt: string): SpeechSegment[] =>
  segmentsOf(
    parseCues(vtt, 'vtt').map((cue) => {
      const voices = [...cue.text.matchAll(/<v(?:\.[^\s>]*)?[ \t\n]+([^>]+)>/g)];
      const speaker = voices.length === 1 ? plainText(voices[0]?.[1] ?? '', 'vtt').trim() : '';
      return { ...cue, text: plainText(cue.text, 'vtt'), ...(speaker === '' ? {} : { speaker }) };
    }),
  );

/**
 * Cuts fragments of sentences into words, so that the layout can cross their borders: a recogniser that breaks after a fixed
 * number of words ignores sentences. Each word gets its share of the time by its length.
 */
export const wordsOfFragments = (segments: readonly SpeechSegment[]): SpeechSegment[] =>
  segments.flatMap((segment) => {
    const { start, end, text, speaker } = segment;
    if (typeof start !== 'number' || typeof end !== 'number' || end <= start) return [segment];
    const named = speaker === undefined ? {} : { speaker };
    const words = text.split(' ');
    const unit = (end - start) / Math.max(1, text.length);
    let at = start;
    return words.map((word, index) => {
      const from = at;
      const last = index === words.length - 1;
      at = last ? end : from + unit * (word.length + 1);
      return { start: from, end: last ? end : from + unit * word.length, text: word, ...named };
    });
  });
