import { withLineFeeds } from './doubled-returns.ts';
import { scanSubtitles } from './scan.ts';
import type { Cue, SubtitleFormat } from './types.ts';

/** Returns the cues of a file as independent objects. Blank lines inside an SRT cue's text stay; line ends become `\n`. */
export function parseCues(content: string, format: SubtitleFormat): Cue[] {
  const { cues, doubledReturns } = scanSubtitles(content, format);
  return cues.map(({ id, startMs, endMs, settings, segments }) => {
    const from = segments[0]?.from ?? 0;
    const to = segments.at(-1)?.to ?? from;
    return { id, startMs, endMs, settings, text: withLineFeeds(content.slice(from, to), doubledReturns) };
  });
}
