import { isSpaceOrTab, isWhiteSpace } from './characters.ts';
import { hasDoubledReturns } from './doubled-returns.ts';
import { LineReader } from './line-reader.ts';
import { MarkupScanner } from './markup-scanner.ts';
import { isIndex } from './srt-index.ts';
import { SrtTimingLine } from './srt-timing-line.ts';
import type { SubtitleFormat } from './types.ts';

/**
 * Whether `written` can replace the span `source` so that the file keeps its cues and the cue keeps its markup: no line
 * ends or begins a cue, and the number of markup tokens is the same.
 *
 * @param touchesNextTiming whether a timing line without an index follows the span's last line directly
 */
export function keepsStructure(
  written: string,
  source: string,
  format: SubtitleFormat,
  touchesNextTiming: boolean,
): boolean {
  if (written === '') return false;
  if (countMarkup(written, format) !== countMarkup(source, format)) return false;
  return format === 'vtt' ? keepsVtt(written) : keepsSrt(written, touchesNextTiming);
}

function keepsVtt(written: string): boolean {
  const lines = new LineReader(written, 0);
  let hasText = false;
  while (lines.next()) {
    if (lines.hasArrow() || lines.from === lines.to) return false;
    for (let at = lines.from; !hasText && at < lines.to; at++) hasText = !isWhiteSpace(written.charCodeAt(at));
  }
  return hasText && lines.to === written.length;
}

function keepsSrt(written: string, touchesNextTiming: boolean): boolean {
  const lines = new LineReader(written, 0, hasDoubledReturns(written));
  const timing = new SrtTimingLine();
  let from = 0;
  let to = 0;
  while (lines.next()) {
    from = lines.from;
    to = lines.to;
    while (from < to && isSpaceOrTab(written.charCodeAt(from))) from++;
    if (from === to || timing.read(written, from, to)) return false;
  }
  if (lines.to !== written.length) return false;
  return !(touchesNextTiming && isIndex(written, from, to));
}

function countMarkup(text: string, format: SubtitleFormat): number {
  const markup = new MarkupScanner(text, format);
  markup.reset(0, text.length);
  let count = 0;
  while (markup.next()) count++;
  return count;
}
