import { textWidth } from './graphemes.ts';
import type { CueLayout } from './layout.ts';
import type { SpeechToken } from './types.ts';

/** English words that should begin a line rather than end it, and articles, which should not end a line. */
const OPENING_WORDS = new Set(
  'and but or nor so because that which who when where while if though in on at to from with of for by as than'.split(
    ' ',
  ),
);
const ARTICLES = new Set(['a', 'an', 'the']);
const PUNCTUATION_END = /[\p{P}]$/u;

/** Joins the tokens to running text. */
export const textOf = (tokens: readonly SpeechToken[]): string =>
  tokens.map((token, index) => (token.spaceBefore && index > 0 ? ' ' : '') + token.text).join('');

/** Whether the tokens fit on the lines of one cue. */
export function fits(tokens: readonly SpeechToken[], layout: CueLayout): boolean {
  let lines = 1;
  let length = 0;
  for (const token of tokens) {
    const own = textWidth(token.text, layout);
    const grown = length === 0 ? own : length + own + (token.spaceBefore ? 1 : 0);
    if (grown > layout.lineLength && length > 0) {
      lines++;
      length = own;
    } else {
      length = grown;
    }
  }
  return lines <= layout.lines;
}

/**
 * Breaks the tokens of a cue into as few lines as they need: balanced, none too long, broken after punctuation and
 * before conjunctions and prepositions rather than elsewhere, the last line longer rather than the first.
 */
export function breakLines(tokens: readonly SpeechToken[], layout: CueLayout): string[] {
  const total = textWidth(textOf(tokens), layout);
  if (total <= layout.lineLength || tokens.length < 2) return [textOf(tokens)];
  for (let lines = 2; lines <= tokens.length; lines++) {
    const broken = breakInto(tokens, lines, total / lines, layout);
    if (broken) return broken;
  }
  return tokens.map((token) => token.text);
}

/** Returns the cheapest way to set `tokens` in exactly `count` lines, by cost of each line's end; undefined when there is none. */
function breakInto(
  tokens: readonly SpeechToken[],
  count: number,
  ideal: number,
  layout: CueLayout,
): string[] | undefined {
  let rows = new Map<number, { cost: number; ends: number[] }>([[0, { cost: 0, ends: [] }]]);
  for (let line = 1; line <= count; line++) {
    const next = new Map<number, { cost: number; ends: number[] }>();
    for (const [from, row] of rows) {
      let length = 0;
      for (let to = from + 1; to <= tokens.length; to++) {
        const token = tokens[to - 1] as SpeechToken;
        length += textWidth(token.text, layout) + (token.spaceBefore && to - 1 > from ? 1 : 0);
        if (length > layout.lineLength) break;
        if (line === count && to < tokens.length) continue;
        const tooFirst = line === 1 && length > ideal ? 1 : 0;
        const cost = row.cost + Math.abs(length - ideal) + tooFirst + breakCost(tokens, to);
        if (cost < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY)) next.set(to, { cost, ends: [...row.ends, to] });
      }
    }
    rows = next;
  }
  const ends = rows.get(tokens.length)?.ends;
  return ends?.map((end, index) => textOf(tokens.slice(ends[index - 1] ?? 0, end)));
}

/** Cost of a line break before token `at`, as characters of imbalance. */
function breakCost(tokens: readonly SpeechToken[], at: number): number {
  const before = tokens[at - 1];
  const after = tokens[at];
  if (!before || !after) return 0;
  if (PUNCTUATION_END.test(before.text)) return 0;
  if (ARTICLES.has(before.text.toLowerCase())) return 16;
  return OPENING_WORDS.has(after.text.toLowerCase()) ? 2 : 8;
}
