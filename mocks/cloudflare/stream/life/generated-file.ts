import { serializeCues } from '../../../../src/subtitles/index.ts';
import type { HeardSegment } from '../../../kernel/media/spoken.ts';

/** Words in a generated cue: four to five in the observed file. */
const WORDS = 5;

/** The WebVTT file of generated captions: numbered cues of a few words, HH:MM:SS.mmm (behaviour `generated-cues`). */
export function generatedFile(segments: readonly HeardSegment[]): string {
  const cues = segments.flatMap(({ words, text }) => {
    const joint = text.includes(' ') || words.length < 2 ? ' ' : '';
    const groups = Array.from({ length: Math.ceil(words.length / WORDS) }, (_, at) =>
      words.slice(at * WORDS, (at + 1) * WORDS),
    );
    return groups.map((group) => ({
      startMs: Math.round((group[0]?.start ?? 0) * 1000),
      endMs: Math.round((group.at(-1)?.end ?? 0) * 1000),
      text: group.map(({ word }) => escapeText(word)).join(joint),
    }));
  });
  return serializeCues(
    cues.map((cue, at) => ({ ...cue, id: String(at + 1), settings: '' })),
    'vtt',
  );
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
