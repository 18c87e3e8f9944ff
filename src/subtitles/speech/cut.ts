import type { CueLayout } from './layout.ts';
import { fits } from './lines.ts';
import type { SpeechToken } from './types.ts';

const SENTENCE_END = /[.!?…。！？؟।]["'”’»)\]」』）]*$/u;
const CLAUSE_END = /[,;:，、；：،–—]["'”’»)\]」』）]*$/u;

/** How well a cue can end after a token; 0 for an arbitrary place. */
function endScore(token: SpeechToken): number {
  if (SENTENCE_END.test(token.text)) return 3;
  if (token.endsSegment) return 2;
  return CLAUSE_END.test(token.text) ? 1 : 0;
}

/**
 * Cuts tokens into cues: at sentence ends, at the ends of recognised segments and at pauses; a cue that would get too
 * long, at the best place in it (clause punctuation, else anywhere). Then joins cues that are too short to a neighbour.
 */
export function cutIntoCues(tokens: readonly SpeechToken[], layout: CueLayout): SpeechToken[][] {
  const cues: SpeechToken[][] = [];
  let current: SpeechToken[] = [];
  for (const token of tokens) {
    while (current.length > 0 && !isPossible([...current, token], layout)) {
      const at = bestEnd(current);
      cues.push(current.slice(0, at));
      current = current.slice(at);
    }
    const last = current.at(-1);
    if (last && (endScore(last) >= 2 || token.startMs - last.endMs >= layout.pauseMs)) {
      cues.push(current);
      current = [];
    }
    current.push(token);
  }
  if (current.length > 0) cues.push(current);
  return joinShort(cues, layout);
}

/** Returns where to cut: behind the best token of the second half, preferring later ones. */
function bestEnd(tokens: readonly SpeechToken[]): number {
  let chosen = tokens.length;
  let chosenScore = 0;
  for (let at = tokens.length; at > tokens.length / 2; at--) {
    const score = endScore(tokens[at - 1] as SpeechToken);
    if (score > chosenScore) {
      chosen = at;
      chosenScore = score;
    }
  }
  return chosen;
}

const durationOf = (tokens: readonly SpeechToken[]): number => (tokens.at(-1)?.endMs ?? 0) - (tokens[0]?.startMs ?? 0);

const isPossible = (tokens: readonly SpeechToken[], layout: CueLayout): boolean =>
  durationOf(tokens) <= layout.maxDurationMs && fits(tokens, layout);

function joinShort(cues: readonly SpeechToken[][], layout: CueLayout): SpeechToken[][] {
  const joined: SpeechToken[][] = [];
  for (const cue of cues) {
    const before = joined.at(-1);
    const isShort = before && Math.min(durationOf(before), durationOf(cue)) < layout.minDurationMs;
    const pause = (cue[0]?.startMs ?? 0) - (before?.at(-1)?.endMs ?? 0);
    if (before && isShort && pause < layout.pauseMs && isPossible([...before, ...cue], layout)) before.push(...cue);
    else joined.push([...cue]);
  }
  return joined;
}
