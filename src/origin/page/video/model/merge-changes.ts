import { diff3MergeRegions } from 'node-diff3';
import type { EditorCue } from './track-file.ts';

type Cues = readonly EditorCue[];

/** A part of two tracks that were made of one: the same for both, or changed by one alone; or changed by both. */
export type Region =
  | { readonly kind: 'agreed'; readonly cues: Cues }
  | { readonly kind: 'both'; readonly mine: Cues; readonly theirs: Cues };

/**
 * Joins two tracks that were changed apart. Cues are equal by times, settings and text.
 * @param base the track that both were made of
 */
export function mergeChanges(base: Cues, mine: Cues, theirs: Cues): Region[] {
  const [a, o, b] = [mine, base, theirs].map((cues) => cues.map(keyOf)) as [string[], string[], string[]];
  const regions: Region[] = [];
  /** Cues of the agreed region that is being joined; null after a conflict. */
  let joined: EditorCue[] | null = null;
  const add = (region: Region) => {
    if (region.kind === 'both') {
      joined = null;
      regions.push(region);
      return;
    }
    if (joined === null) {
      joined = [];
      regions.push({ kind: 'agreed', cues: joined });
    }
    for (const cue of region.cues) joined.push(cue);
  };
  for (const region of diff3MergeRegions(a, o, b)) {
    if (region.stable) {
      const from = { a: mine, o: base, b: theirs }[region.buffer];
      const cues = from.slice(region.bufferStart, region.bufferStart + region.bufferLength);
      if (cues.length > 0) add({ kind: 'agreed', cues });
      continue;
    }
    const { aStart, aLength, bStart, bLength, oStart, oLength } = region;
    const parts = {
      mine: mine.slice(aStart, aStart + aLength),
      base: base.slice(oStart, oStart + oLength),
      theirs: theirs.slice(bStart, bStart + bLength),
    };
    for (const part of cueByCue(parts)) add(decided(part));
  }
  return withMine(regions, mine);
}

interface Part {
  readonly mine: Cues;
  readonly base: Cues;
  readonly theirs: Cues;
}

/** Changes of cues that stand side by side are no conflict while neither side has split, merged, added or removed any. */
function cueByCue(part: Part): Part[] {
  const { mine, base, theirs } = part;
  if (mine.length !== base.length || theirs.length !== base.length) return [part];
  return base.map((_, at) => ({
    mine: mine.slice(at, at + 1),
    base: base.slice(at, at + 1),
    theirs: theirs.slice(at, at + 1),
  }));
}

function decided({ mine, base, theirs }: Part): Region {
  if (isSame(mine, theirs) || isSame(base, theirs)) return { kind: 'agreed', cues: mine };
  if (isSame(base, mine)) return { kind: 'agreed', cues: theirs };
  return { kind: 'both', mine, theirs };
}

const keyOf = ({ startMs, endMs, settings, payload }: EditorCue): string =>
  `${startMs} ${endMs} ${settings}\n${payload}`;

const isSame = (one: Cues, other: Cues): boolean =>
  one.length === other.length && one.every((cue, at) => keyOf(cue) === keyOf(other[at] as EditorCue));

/** Keeps the objects of the page where cues are equal, so that it draws only what differs. */
function withMine(regions: readonly Region[], mine: Cues): Region[] {
  const known = new Map(mine.map((cue) => [keyOf(cue), cue]));
  return regions.map((region) =>
    region.kind === 'agreed' ? { ...region, cues: region.cues.map((cue) => known.get(keyOf(cue)) ?? cue) } : region,
  );
}

/** Returns the cues of a merge. @param choices for each region that both changed, in their order: whose cues to take */
export function mergedCues(regions: readonly Region[], choices: readonly ('mine' | 'theirs')[]): Cues {
  let at = 0;
  const cues = regions.flatMap((region) => {
    if (region.kind === 'agreed') return region.cues;
    const choice = choices[at] ?? 'mine';
    at += 1;
    return region[choice];
  });
  // The same cue twice would have one key.
  return [...new Set(cues)];
}
