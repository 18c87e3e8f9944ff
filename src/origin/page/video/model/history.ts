import type { EditorCue } from './track-file.ts';

type Cues = readonly EditorCue[];

/** The cues now, and those to go back and forth to. */
export interface History {
  readonly now: Cues;
  readonly before: readonly Step[];
  readonly after: readonly Step[];
}

/** A state to go to, and the words for what lies between. */
interface Step {
  readonly cues: Cues;
  readonly doing: string;
}

/** Steps that are kept. */
const MOST = 200;

/** A history without steps. */
export const begin = (now: Cues): History => ({ now, before: [], after: [] });

/** Goes on to other cues. The same history when they are the same. @param doing names the step, such as `Split` */
export function go(history: History, cues: Cues, doing: string): History {
  if (cues === history.now) return history;
  return { now: cues, before: [...history.before, { cues: history.now, doing }].slice(-MOST), after: [] };
}

/** Takes the last step back. */
export function undo({ now, before, after }: History): History {
  const last = before.at(-1);
  if (!last) return { now, before, after };
  return { now: last.cues, before: before.slice(0, -1), after: [...after, { cues: now, doing: last.doing }] };
}

/** Takes a step again that was taken back. */
export function redo({ now, before, after }: History): History {
  const last = after.at(-1);
  if (!last) return { now, before, after };
  return { now: last.cues, before: [...before, { cues: now, doing: last.doing }], after: after.slice(0, -1) };
}

/** Position of the first cue that differs between two states; -1 when none does. */
export function firstChange(one: Cues, other: Cues): number {
  const length = Math.max(one.length, other.length);
  for (let at = 0; at < length; at++) if (one[at] !== other[at]) return Math.min(at, other.length - 1);
  return -1;
}
