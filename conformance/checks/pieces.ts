import { show } from '../model/show.ts';

/**
 * A text file as pieces: parts that must come back byte for byte, and between two such parts one line of words that may
 * change. Written by hand, so that a check shares no parser with the servers it judges.
 */
export interface PiecedFile {
  readonly content: string;
  /** One more than there are words. */
  readonly kept: readonly string[];
  readonly words: readonly string[];
}

/** A difference: the expected and the actual text of a report. */
export interface Difference {
  readonly expected: string;
  readonly got: string;
}

/**
 * Writes a file: literal parts are kept, `${'words'}` may change.
 * @example
 * file`1\n00:00:01,000 --> 00:00:02,000\n${'Hello world'}\n`
 */
export function file(kept: TemplateStringsArray, ...words: readonly string[]): PiecedFile {
  return pieced([...kept], words);
}

/** The file with every kept piece changed the same way, for example to other line ends. */
export function withKept(source: PiecedFile, change: (piece: string) => string): PiecedFile {
  return pieced(source.kept.map(change), source.words);
}

/** The texts in the places of the words, or the first piece that came back changed. */
export function textsBetween(source: PiecedFile, output: string): { texts: string[] } | { difference: Difference } {
  const texts: string[] = [];
  let at = 0;
  for (const [index, piece] of source.kept.entries()) {
    const last = index === source.kept.length - 1;
    const found = index === 0 ? 0 : last ? Math.max(at, output.length - piece.length) : output.indexOf(piece, at);
    const where = index === 0 ? 'at the start' : `after the text for ${show(source.words[index - 1])}`;
    if (found < 0 || !output.startsWith(piece, found)) return changed(piece, where, output.slice(at));
    if (index > 0) {
      const text = output.slice(at, found);
      const problem = textProblem(text);
      if (problem !== null) return changed(piece, where, output.slice(at), problem);
      texts.push(text);
    }
    at = found + piece.length;
  }
  if (at !== output.length) return changed('the end of the file', 'at the end', output.slice(at));
  return { texts };
}

function pieced(kept: readonly string[], words: readonly string[]): PiecedFile {
  return { kept, words, content: kept.map((piece, index) => piece + (words[index] ?? '')).join('') };
}

function changed(piece: string, where: string, rest: string, problem?: string): { difference: Difference } {
  const detail = problem === undefined ? firstDifference(piece, rest) : null;
  const got = `${problem === undefined ? '' : `${problem}: `}${show(rest, piece.length + 80)}${detail === null ? '' : `; ${detail}`}`;
  return { difference: { expected: `${show(piece, 200)} kept as it was sent ${where}`, got } };
}

/**
 * Where the longest beginning of a piece ends in a text, by the numbers of the characters: two that look alike, or that nobody sees, may
 * differ. Null if nothing of the piece is in the text.
 */
function firstDifference(piece: string, rest: string): string | null {
  let length = piece.length;
  while (length > 0 && !rest.includes(piece.slice(0, length))) length -= 1;
  if (length === 0 || length === piece.length) return null;
  const end = rest.indexOf(piece.slice(0, length)) + length;
  return `after ${show(piece.slice(0, length).slice(-20))} comes ${codeAt(rest, end)}, not ${codeAt(piece, length)}`;
}

const codeAt = (text: string, at: number): string =>
  at >= text.length ? 'the end' : `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;

function textProblem(text: string): string | null {
  if (text.trim() === '') return 'no text';
  return /[\r\n]/.test(text) ? 'a text with an added line break' : null;
}
