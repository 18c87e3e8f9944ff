import { payloadOf } from './cue-text.ts';
import { type EditorCue, nextKey } from './track-file.ts';

type Cues = readonly EditorCue[];

/** Shortest cue that an edit makes. */
const SHORTEST_MS = 100;

const changed = (cue: EditorCue, changes: Partial<EditorCue>): EditorCue => ({ ...cue, ...changes, source: null });
const replaced = (cues: Cues, at: number, ...by: EditorCue[]): Cues => [
  ...cues.slice(0, at),
  ...by,
  ...cues.slice(at + 1),
];

/** Gives a cue another text. The same cues when the text is empty, or the one that it has. */
export function setText(cues: Cues, at: number, text: string): Cues {
  const cue = cues[at];
  const payload = payloadOf(text);
  if (!cue || payload === '' || payload === cue.payload) return cues;
  return replaced(cues, at, changed(cue, { payload }));
}

/** Gives a cue other times. The same cues when it would not end after its start. */
export function setTimes(cues: Cues, at: number, times: Partial<Pick<EditorCue, 'startMs' | 'endMs'>>): Cues {
  const cue = cues[at];
  if (!cue) return cues;
  const next = { startMs: cue.startMs, endMs: cue.endMs, ...times };
  if (next.startMs < 0 || next.endMs <= next.startMs) return cues;
  if (next.startMs === cue.startMs && next.endMs === cue.endMs) return cues;
  return replaced(cues, at, changed(cue, next));
}

/**
 * Splits a cue in two. Its text is split where `text` has `caret`, its time at `atMs` if that is within, else by the share of the text.
 * @param text the text as a person edits it
 */
export function split(
  cues: Cues,
  at: number,
  { text, caret, atMs }: { readonly text: string; readonly caret: number; readonly atMs: number | null },
): Cues {
  const cue = cues[at];
  const [before, after] = [payloadOf(text.slice(0, caret)), payloadOf(text.slice(caret))];
  if (!cue || before === '' || after === '' || cue.endMs - cue.startMs < 2 * SHORTEST_MS) return cues;
  const [first, last] = [cue.startMs + SHORTEST_MS, cue.endMs - SHORTEST_MS];
  const share = cue.startMs + ((cue.endMs - cue.startMs) * before.length) / (before.length + after.length);
  const isWithin = atMs !== null && atMs >= first && atMs <= last;
  const middle = Math.round(isWithin ? atMs : Math.min(Math.max(share, first), last));
  const rest = { ...cue, key: nextKey(), lead: '\n\n', id: '' };
  return replaced(
    cues,
    at,
    changed(cue, { payload: before, endMs: middle }),
    changed(rest, { payload: after, startMs: middle }),
  );
}

/** Returns where to split a text that no caret divides: at the line break or space nearest to its middle. */
export function middleOf(text: string): number {
  const breaks = [...text.trim().matchAll(/\s+/g)].map(({ index }) => index + text.indexOf(text.trim()));
  const middle = text.length / 2;
  const lines = breaks.filter((at) => text[at] === '\n');
  const candidates = lines.length > 0 ? lines : breaks;
  return candidates.reduce(
    (near, at) => (Math.abs(at - middle) < Math.abs(near - middle) ? at : near),
    candidates[0] ?? 0,
  );
}

/** Joins a cue with the next one. */
export function merge(cues: Cues, at: number): Cues {
  const [cue, next] = [cues[at], cues[at + 1]];
  if (!cue || !next) return cues;
  const times = { startMs: Math.min(cue.startMs, next.startMs), endMs: Math.max(cue.endMs, next.endMs) };
  const payload = [cue.payload, next.payload].filter((one) => one !== '').join('\n');
  return [...cues.slice(0, at), changed(cue, { ...times, payload }), ...cues.slice(at + 2)];
}

/** Removes a cue, unless it is the only one. */
export const remove = (cues: Cues, at: number): Cues => (cues.length > 1 && cues[at] ? handOnLead(cues, at) : cues);

/** The head of the file stands before the first cue. */
function handOnLead(cues: Cues, at: number): Cues {
  const rest = cues.filter((_, one) => one !== at);
  const [first] = rest;
  return at === 0 && first ? [{ ...first, lead: cues[0]?.lead ?? '' }, ...rest.slice(1)] : rest;
}

/** Moves all cues from a position on by a time. Earliest time is 0: a cue that would begin before keeps its length. */
export function shift(cues: Cues, from: number, byMs: number): Cues {
  if (byMs === 0) return cues;
  return cues.map((cue, at) => {
    if (at < from) return cue;
    const startMs = Math.max(0, cue.startMs + byMs);
    return changed(cue, { startMs, endMs: startMs + cue.endMs - cue.startMs });
  });
}
