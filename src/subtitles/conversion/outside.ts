import { withLineFeeds } from '../doubled-returns.ts';
import { createScanner } from '../scan.ts';
import type { SubtitleFormat } from '../types.ts';
import type { Dropped, DroppedKind } from './types.ts';

const KEYWORDS: readonly { readonly kind: DroppedKind; readonly keyword: RegExp }[] = [
  { kind: 'note', keyword: /^NOTE(?:\s|$)/ },
  { kind: 'style', keyword: /^STYLE\s*(?:\n|$)/ },
  { kind: 'region', keyword: /^REGION\s*(?:\n|$)/ },
];

/** White space, and format characters such as the byte order marks and direction marks before an index. */
const INVISIBLE = /^[\s\p{Cf}]*$/u;

/** Returns the blocks outside the cues of a file. A bare WebVTT signature does not count as a block. */
export function blocksOutsideCues(content: string, format: SubtitleFormat): Dropped[] {
  const scanner = createScanner(content, format);
  const gaps: string[] = [];
  let at = 0;
  while (scanner.next()) {
    // Without an id, `idFrom` is the start of the timing line.
    gaps.push(content.slice(at, scanner.idFrom));
    at = scanner.segmentCount > 0 ? (scanner.segments[scanner.segmentCount * 2 - 1] as number) : scanner.settingsTo;
  }
  gaps.push(content.slice(at));
  return gaps.flatMap((gap, index) =>
    blocksOf(withLineFeeds(gap, scanner.doubledReturns), index === 0 ? format : undefined),
  );
}

function blocksOf(gap: string, start: SubtitleFormat | undefined): Dropped[] {
  const blocks = gap
    .replace(/^\ufeff/, '')
    .split(/\n\n+/)
    .map((block) => block.replace(/^\n+|\n+$/g, ''));
  return blocks.flatMap((block, index): Dropped[] => {
    if (INVISIBLE.test(block)) return [];
    if (start === 'vtt' && index === 0) {
      return block.trim() === 'WEBVTT' ? [] : [{ kind: 'header', text: block }];
    }
    return [{ kind: KEYWORDS.find(({ keyword }) => keyword.test(block))?.kind ?? 'text', text: block }];
  });
}
