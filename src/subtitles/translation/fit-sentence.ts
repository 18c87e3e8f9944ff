import { cueEndCost } from '../speech/break-cost.ts';
import { type BreakToken, breakKind } from '../speech/break-kind.ts';
import { functionWords } from '../speech/function-words.ts';
import type { CueLayout } from '../speech/layout.ts';
import { LineFill } from '../speech/lines.ts';
import { textWidth } from '../speech/measure.ts';

/** A cue of the original: its time, and the length of its text. */
export interface OriginalCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly width: number;
}

/** A part of a translated sentence with its time. */
export interface FittedCue {
  readonly tokens: readonly BreakToken[];
  readonly startMs: number;
  readonly endMs: number;
}

/** Costs, in characters: of each cue, of a time that no cue of the original has, of a cue of the original that is merged into another. */
const CUE = 6;
const NEW_TIME = 14;
const MERGED = 40;
/** Of a cue that is too short, at most twice, or too long; of a character that cannot be read in time; of a place that is a character too far. */
const SHORT = 150;
const UNREAD = 1;
const SHIFTED = 0.6;
const ONE_WORD = 40;

/**
 * Ways to a position that are followed: more than a sentence of eight cues has. A translation of more words than its time has milliseconds,
 * such as one that repeats itself, has a way for each.
 */
const MOST_WAYS = 16;
/** No sentence of eight cues has so many words: of a longer text, which cannot be read in its time anyway, few ways are followed. */
const MOST_TOKENS = 2_000;
const FEW_WAYS = 2;

/** A way to set the tokens up to a position. */
interface Way {
  readonly cost: number;
  /** Position of the next token, and time of the next cue. */
  readonly at: number;
  readonly startMs: number;
  /** The cue of the original in which that time lies. */
  readonly original: number;
  /** The cue before: its end, and how it was reached. */
  readonly endMs: number;
  readonly before: Way | null;
}

/**
 * Cuts a translated sentence into cues. Weighs all ways: the times of the original are kept where the text allows, cues are merged
 * and split where it does not; cues break at places of the language of the translation, and each fits its lines.
 */
export function fitSentence(
  tokens: readonly BreakToken[],
  originals: readonly OriginalCue[],
  layout: CueLayout,
): FittedCue[] {
  const scale = 42 / layout.lineLength;
  const widths = tokens.map((token) => textWidth(token.text, layout));
  const words = functionWords(layout.language);
  /** Cost of the end of a cue behind each token. */
  const endings = tokens.map((token, at) => {
    const after = tokens[at + 1];
    return after ? cueEndCost[breakKind(token, after, words)] : 0;
  });
  const ends = shares(widths);
  const originalEnds = shares(originals.map(({ width }) => width));
  const total = widths.reduce((sum, width) => sum + width, 0) * scale;
  const finalMs = (originals.at(-1) as OriginalCue).endMs;
  const first: Way = { cost: 0, at: 0, startMs: originals[0]?.startMs ?? 0, original: 0, endMs: 0, before: null };
  /** By position: the best way for each time of the next cue. */
  const ways: Map<number, Way>[] = tokens.map(() => new Map());
  ways[0]?.set(first.startMs, first);
  const most = tokens.length > MOST_TOKENS ? FEW_WAYS : MOST_WAYS;
  let cheapest: Way | null = null;

  const cueCost = (way: Way, to: number, nextMs: number, width: number, endMs: number): number => {
    const durationMs = nextMs - layout.gapMs - way.startMs;
    const isLong = endMs - way.startMs > layout.maxDurationMs;
    const lacking = Math.max(1 - durationMs / layout.minDurationMs, 0);
    const unread = Math.max(width - (layout.charactersPerSecond * durationMs) / 1000, 0) * scale;
    const isWord = to - way.at === 1 && tokens.length > 1;
    return (
      CUE +
      (isLong ? SHORT : 0) +
      (lacking > 0 ? SHORT * (1 + Math.min(lacking, 1)) : 0) +
      unread * UNREAD +
      (isWord ? ONE_WORD : 0)
    );
  };

  for (let from = 0; from < tokens.length; from++) {
    for (const way of likeliest(ways[from], most)) {
      const fill = new LineFill(layout);
      let width = 0;
      for (let to = from + 1; to <= tokens.length; to++) {
        const { spaceBefore } = tokens[to - 1] as BreakToken;
        width += widths[to - 1] as number;
        if (!fill.add(widths[to - 1] as number, spaceBefore) && to > from + 1) break;
        const skipped = (original: number) => Math.max(original - way.original - 1, 0) * MERGED;
        if (to === tokens.length) {
          const cost = way.cost + cueCost(way, to, finalMs + layout.gapMs, width, finalMs) + skipped(originals.length);
          if (cost < (cheapest?.cost ?? Number.POSITIVE_INFINITY)) {
            cheapest = { cost, at: to, startMs: finalMs, original: originals.length, endMs: finalMs, before: way };
          }
          break;
        }
        const ending = endings[to - 1] as number;
        const share = ends[to - 1] as number;
        const add = (cost: number, next: Pick<Way, 'startMs' | 'endMs' | 'original'>): void => {
          if (next.startMs <= way.startMs) return;
          const all = way.cost + cost + ending + cueCost(way, to, next.startMs, width, next.endMs);
          const known = ways[to]?.get(next.startMs);
          if (!known || all < known.cost) ways[to]?.set(next.startMs, { ...next, cost: all, at: to, before: way });
        };
        for (let original = way.original + 1; original < originals.length; original++) {
          const shift = Math.abs(share - (originalEnds[original - 1] as number)) * total * SHIFTED;
          const { startMs } = originals[original] as OriginalCue;
          const { endMs } = originals[original - 1] as OriginalCue;
          add(shift + skipped(original), { startMs, endMs, original });
        }
        // Later than the cue before in any case, so that there always is a way.
        const startMs = Math.max(timeAt(share, originals, originalEnds), way.startMs + 1);
        let original = way.original;
        while (original + 1 < originals.length && (originals[original + 1] as OriginalCue).startMs <= startMs)
          original++;
        add(NEW_TIME + skipped(original + 1), { startMs, endMs: startMs - layout.gapMs, original });
      }
    }
  }
  return fitted(cheapest, tokens);
}

/** The ways to a position, of too many the cheapest. */
function likeliest(ways: ReadonlyMap<number, Way> | undefined, most: number): Way[] {
  const all = [...(ways?.values() ?? [])];
  return all.length <= most ? all : all.sort((one, other) => one.cost - other.cost).slice(0, most);
}

function fitted(end: Way | null, tokens: readonly BreakToken[]): FittedCue[] {
  const cues: FittedCue[] = [];
  for (let way = end; way?.before; way = way.before) {
    const { at, startMs } = way.before;
    cues.push({ tokens: tokens.slice(at, way.at), startMs, endMs: Math.max(way.endMs, startMs + 1) });
  }
  return cues.reverse();
}

/** The part of the whole that ends with each length, from 0 to 1. */
function shares(lengths: readonly number[]): number[] {
  const total = lengths.reduce((sum, length) => sum + length, 0) || 1;
  let passed = 0;
  return lengths.map((length) => {
    passed += length;
    return passed / total;
  });
}

/** When this part of the text was said. */
function timeAt(share: number, originals: readonly OriginalCue[], ends: readonly number[]): number {
  const found = ends.findIndex((end) => share <= end);
  const at = found < 0 ? originals.length - 1 : found;
  const { startMs, endMs } = originals[at] as OriginalCue;
  const from = ends[at - 1] ?? 0;
  const length = (ends[at] as number) - from;
  return Math.round(startMs + (length > 0 ? (share - from) / length : 0) * (endMs - startMs));
}
