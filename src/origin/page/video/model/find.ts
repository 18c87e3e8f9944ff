import { editableOf, payloadOf } from './cue-text.ts';
import type { EditorCue } from './track-file.ts';

/** What a person looks for. */
export interface Search {
  readonly text: string;
  readonly matchCase: boolean;
}

/** Returns the positions of the cues that hold the text; line breaks count as spaces. */
export function findCues(cues: readonly EditorCue[], search: Search): number[] {
  const pattern = patternOf(search);
  if (pattern === null) return [];
  return cues.flatMap(({ payload }, at) => {
    pattern.lastIndex = 0;
    return pattern.test(editableOf(payload)) ? [at] : [];
  });
}

/** Replaces the text in some cues. A cue that would become empty stays. @param at positions of the cues; null for all */
export function replaceIn(
  cues: readonly EditorCue[],
  search: Search,
  by: string,
  at: readonly number[] | null,
): readonly EditorCue[] {
  const pattern = patternOf(search);
  if (pattern === null) return cues;
  const wanted = at === null ? null : new Set(at);
  let isChanged = false;
  const next = cues.map((cue, position) => {
    if (wanted !== null && !wanted.has(position)) return cue;
    const text = editableOf(cue.payload);
    const payload = payloadOf(text.replace(pattern, () => by));
    if (payload === '' || payload === cue.payload || !text.match(pattern)) return cue;
    isChanged = true;
    return { ...cue, payload, source: null };
  });
  return isChanged ? next : cues;
}

function patternOf({ text, matchCase }: Search): RegExp | null {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(escaped.join('\\s+'), matchCase ? 'gu' : 'giu');
}
