import type { CaptionResult } from '../../src/pipeline/index.ts';
import { count } from './numbers.ts';

const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** Describes where each track of a video was published. */
export function describeResult({ title, language, cues, tracks, spent, notices }: CaptionResult): string {
  const width = Math.max(...tracks.map((track) => track.language.length));
  const lines = tracks.flatMap((track) =>
    track.published.map(({ place }, at) => `  ${(at === 0 ? track.language : '').padEnd(width)}  ${place}`),
  );
  const head = `${title}: ${count(cues, 'cue')} in ${names.of(language)}, ${count(tracks.length, 'track')}, ${describeSpent(spent)}`;
  return [head, ...lines, ...notices.map((notice) => `  ${notice}`), ''].join('\n');
}

/** Describes a cost: `7 credits spent`. */
export const describeSpent = ({ amount, unit }: CaptionResult['spent']): string =>
  amount === 0 ? 'nothing spent' : `${count(amount, unit.replace(/s$/, ''))} spent`;
