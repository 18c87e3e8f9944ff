import { type BreakKind, type BreakToken, breakKind } from './break-kind.ts';
import { functionWords } from './function-words.ts';
import type { CueLayout } from './layout.ts';
import { textWidth } from './measure.ts';

/** Cost of a line break, as characters of imbalance. */
const COST: Readonly<Record<BreakKind, number>> = {
  sentence: 0,
  clause: 0,
  opener: 6,
  plain: 16,
  trailer: 32,
  leaner: 38,
  number: 38,
  abbreviation: 48,
  mark: 60,
  cut: 80,
};

/** Of more lines, which no cue should have, each is as full as possible: the time to weigh all ways grows with the square of them. */
const MOST_WEIGHED = 16;

/** Joins the tokens to running text. */
export const textOf = (tokens: readonly BreakToken[]): string =>
  tokens.map((token, index) => (token.spaceBefore && index > 0 ? ' ' : '') + token.text).join('');

/** Fills lines with tokens, one after the other, each line as full as possible. */
export class LineFill {
  /** Lines begun. */
  lines = 0;
  #length = 0;
  readonly #layout: CueLayout;

  constructor(layout: CueLayout) {
    this.#layout = layout;
  }

  /** Adds a token of this width, and returns whether all still fit on the lines of a cue. */
  add(width: number, spaceBefore: boolean): boolean {
    const { lineLength, lines } = this.#layout;
    const grown = this.#length + width + (spaceBefore ? spaceWidth(this.#layout) : 0);
    if (this.lines > 0 && grown <= lineLength) {
      this.#length = grown;
    } else {
      this.lines++;
      this.#length = width;
    }
    return this.lines <= lines;
  }
}

const spaceWidth = (layout: CueLayout): number => (layout.counting === 'half-width' ? 0.5 : 1);

/**
 * Breaks the tokens of a cue into as few lines as they need: balanced, none too long, broken after punctuation and
 * before conjunctions and prepositions rather than elsewhere, the last line longer rather than the first.
 */
export function breakLines(tokens: readonly BreakToken[], layout: CueLayout): string[] {
  const ends = lineEnds(tokens, layout);
  return ends.map((end, index) => textOf(tokens.slice(ends[index - 1] ?? 0, end)));
}

/** Returns behind which tokens the lines of `breakLines` end, the last one included. */
export function lineEnds(tokens: readonly BreakToken[], layout: CueLayout): number[] {
  const widths = tokens.map((token) => textWidth(token.text, layout));
  const fill = new LineFill(layout);
  const filled: number[] = [];
  tokens.forEach(({ spaceBefore }, at) => {
    const { lines } = fill;
    fill.add(widths[at] as number, spaceBefore);
    if (fill.lines > lines && at > 0) filled.push(at);
  });
  filled.push(tokens.length);
  if (fill.lines < 2 || fill.lines > MOST_WEIGHED) return filled;
  const total = widths.reduce((sum, width) => sum + width, 0) + (tokens.length - fill.lines) * spaceWidth(layout);
  return breakInto(tokens, widths, fill.lines, total / fill.lines, layout) ?? filled;
}

/** Returns the line ends of the cheapest way to set `tokens` in exactly `count` lines; undefined when there is none. */
function breakInto(
  tokens: readonly BreakToken[],
  widths: readonly number[],
  count: number,
  ideal: number,
  layout: CueLayout,
): number[] | undefined {
  const words = functionWords(layout.language);
  const space = spaceWidth(layout);
  // Costs are in narrow characters; a full line has about 42.
  const scale = layout.lineLength / 42;
  let rows = new Map<number, { cost: number; ends: number[] }>([[0, { cost: 0, ends: [] }]]);
  for (let line = 1; line <= count; line++) {
    const next = new Map<number, { cost: number; ends: number[] }>();
    for (const [from, row] of rows) {
      let length = 0;
      for (let to = from + 1; to <= tokens.length; to++) {
        const token = tokens[to - 1] as BreakToken;
        length += (widths[to - 1] as number) + (token.spaceBefore && to - 1 > from ? space : 0);
        if (length > layout.lineLength && to > from + 1) break;
        if (line === count && to < tokens.length) continue;
        const after = tokens[to];
        const ending = after ? COST[breakKind(token, after, words)] * scale : 0;
        const tooFirst = line === 1 && length > ideal ? scale : 0;
        const cost = row.cost + Math.abs(length - ideal) + tooFirst + ending;
        if (cost < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY)) next.set(to, { cost, ends: [...row.ends, to] });
      }
    }
    rows = next;
  }
  return rows.get(tokens.length)?.ends;
}
