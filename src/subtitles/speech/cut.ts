import { cueEndCost, TIED_COST } from './break-cost.ts';
import { type BreakKind, breakKind } from './break-kind.ts';
import { functionWords } from './function-words.ts';
import type { CueLayout } from './layout.ts';
import { LineFill } from './lines.ts';
import { textWidth } from './measure.ts';
import type { SpeechToken } from './types.ts';

/** Costs of a cue: for itself, for a sentence that ends within, for too little time, and for few words of a longer text. */
const CUE = 6;
const INNER_SENTENCE = 18;
const SHORT = 60;
const ONE_WORD = 60;
const TWO_WORDS = 16;
/** The end of a recognised segment makes a break cheaper: the recogniser has heard a reason. */
const SEGMENT_END = 12;
/** After a number or an abbreviation a pause ends a cue only if it is so many times as long as others. */
const PATIENT = 3;

/**
 * Cuts tokens into cues. Pauses and changes of the speaker end a cue. Between them, weighs all ways and takes the best one: cues end with
 * sentences, else with clauses, never behind a number or an abbreviation if there is another way; no single words are left over;
 * no cue lacks the time to be read. Every cue fits its lines, and is not too long, if it has more than one token.
 */
export function cutIntoCues(tokens: readonly SpeechToken[], layout: CueLayout): SpeechToken[][] {
  const kinds = kindsOf(tokens, layout);
  const cues: SpeechToken[][] = [];
  let from = 0;
  for (let to = 1; to <= tokens.length; to++) {
    if (to < tokens.length && !endsStretch({ tokens, kinds, layout, from, to })) continue;
    for (const cue of bestCut({ tokens, kinds, layout, from, to })) cues.push(cue);
    from = to;
  }
  return cues;
}

/** The tokens `[from, to)`, between two pauses, among all. */
interface Stretch {
  readonly tokens: readonly SpeechToken[];
  /** What a break before each token separates. */
  readonly kinds: readonly BreakKind[];
  readonly layout: CueLayout;
  readonly from: number;
  readonly to: number;
}

function kindsOf(tokens: readonly SpeechToken[], { language }: CueLayout): readonly BreakKind[] {
  const words = functionWords(language);
  return tokens.map((token, at) => {
    const before = tokens[at - 1];
    return before ? breakKind(before, token, words) : 'sentence';
  });
}

function endsStretch({ tokens, kinds, layout, to }: Stretch): boolean {
  const [before, after] = [tokens[to - 1] as SpeechToken, tokens[to] as SpeechToken];
  if (before.speaker !== after.speaker) return true;
  const isTied = cueEndCost[kinds[to] as BreakKind] >= TIED_COST;
  return after.startMs - before.endMs >= layout.pauseMs * (isTied ? PATIENT : 1);
}

/** Returns the cheapest cut of a stretch. */
function bestCut(stretch: Stretch): SpeechToken[][] {
  const { tokens, kinds, layout, from, to } = stretch;
  const widths = tokens.slice(from, to).map(({ text }) => textWidth(text, layout));
  /** By position: the least cost of the tokens before it, and where their last cue starts. */
  const costs: number[] = [0];
  const starts: number[] = [];
  for (let start = from; start < to; start++) {
    const first = tokens[start] as SpeechToken;
    const fill = new LineFill(layout);
    let inner = 0;
    for (let end = start + 1; end <= to; end++) {
      const last = tokens[end - 1] as SpeechToken;
      const fits = fill.add(widths[end - 1 - from] as number, last.spaceBefore);
      if (end > start + 1 && (!fits || last.endMs - first.startMs > layout.maxDurationMs)) break;
      if (end > start + 1 && kinds[end - 1] === 'sentence') inner++;
      const cost = (costs[start - from] as number) + inner * INNER_SENTENCE + cueCost(stretch, start, end);
      if (cost < (costs[end - from] ?? Number.POSITIVE_INFINITY)) {
        costs[end - from] = cost;
        starts[end - from] = start;
      }
    }
  }
  const cues: SpeechToken[][] = [];
  for (let end = to; end > from; ) {
    const start = starts[end - from] as number;
    cues.push(tokens.slice(start, end));
    end = start;
  }
  return cues.reverse();
}

function cueCost({ tokens, kinds, layout, from, to }: Stretch, start: number, end: number): number {
  const [first, last, next] = [tokens[start] as SpeechToken, tokens[end - 1] as SpeechToken, tokens[end]];
  let cost = CUE;
  if (end < to) {
    const ending = cueEndCost[kinds[end] as BreakKind];
    cost += last.endsSegment && ending < TIED_COST ? Math.max(ending - SEGMENT_END, 0) : ending;
  }
  const available = next ? next.startMs - layout.gapMs - first.startMs : Number.POSITIVE_INFINITY;
  if (available < layout.minDurationMs) cost += SHORT;
  const isWhole = (start === from || kinds[start] === 'sentence') && (end === to || kinds[end] === 'sentence');
  if (!isWhole) cost += end - start === 1 ? ONE_WORD : end - start === 2 ? TWO_WORDS : 0;
  return cost;
}
