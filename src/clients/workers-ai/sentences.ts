import type { RecognisedSegment, RecognisedWord } from './types.ts';

/** Matches the end of a sentence with its closing quotes and brackets. */
const SENTENCE_END = /[.!?…。！？][\p{Pe}\p{Pf}"']*\s*$/u;

/** A pause that separates two stretches of speech, in seconds. */
const PAUSE = 1;

/**
 * Joins words into sentences: up to a full stop, or up to a pause. Takes the text of a sentence from the whole text, which
 * has the right spaces; if a word is not found there, joins the words.
 */
export function sentencesOf(words: readonly RecognisedWord[], text: string): RecognisedSegment[] {
  const groups: RecognisedWord[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && !SENTENCE_END.test(last.word) && pauseBetween(last, word) < PAUSE) group.push(word);
    else groups.push([word]);
  }
  let at = 0;
  return groups.map((group) => {
    const span = spanOf(group, text, at);
    at = span?.to ?? at;
    const times = group.flatMap(({ start, end }) => [start, end]).filter((time) => time !== null);
    return {
      start: group[0]?.start ?? null,
      end: times.length > 0 ? Math.max(...times) : null,
      text: (span === null ? joined(group) : text.slice(span.from, span.to)).trim(),
      words: group,
    };
  });
}

/** Seconds between two words; none when a time is missing. */
const pauseBetween = (before: RecognisedWord, after: RecognisedWord): number =>
  after.start === null || before.end === null ? 0 : after.start - before.end;

function spanOf(group: readonly RecognisedWord[], text: string, start: number): { from: number; to: number } | null {
  let from: number | null = null;
  let at = start;
  for (const { word } of group) {
    const found = text.indexOf(word.trim(), at);
    if (found < 0) return null;
    from ??= found;
    at = found + word.trim().length;
  }
  return from === null ? null : { from, to: at };
}

function joined(group: readonly RecognisedWord[]): string {
  const spaced = group.some(({ word }, index) => index > 0 && /^\s/.test(word));
  return group.map(({ word }) => word).join(spaced ? '' : ' ');
}
