import { LESS_THAN, OPEN_BRACE } from './characters.ts';
import { opensOverride, opensTag, spacedNameEnd } from './markup-scanner.ts';
import { encodeReferences, keptReferences } from './references.ts';
import { SrtTimingLine } from './srt-timing-line.ts';
import type { SubtitleFormat } from './types.ts';

const LINE_END = /\r\n|[\r\n]/;
/** White space, direction marks and other invisible format characters only. */
const INVISIBLE = /^[\s\u0085\p{Cf}]*$/u;
/** Characters that some players and Python's splitlines take for line ends, though neither format does. */
const FOREIGN_LINE_ENDS = /[\v\f\u001c-\u001e\u0085\u2028\u2029]/g;

const timing = new SrtTimingLine();

/**
 * Turns a translator's text for one run into lines that cannot change the structure of the file: no blank line, NUL or
 * CR, no arrow (WebVTT) or timing line (SRT), no new markup.
 *
 * @param text what the translator returned
 * @param source the run as the file writes it; the result may contain its line separators and references
 * @returns the lines to write, without line ends; none when nothing visible is left
 */
export function safeLines(text: string, source: string, format: SubtitleFormat): string[] {
  const lines: string[] = [];
  const kept = format === 'vtt' ? keptReferences(source) : [];
  const separators = new Map<string, string>();
  const separatorOf = (character: string): string => {
    const known = separators.get(character) ?? (source.includes(character) ? character : ' ');
    separators.set(character, known);
    return known;
  };
  for (const raw of text.split(LINE_END)) {
    const line = raw.replaceAll('\0', '').replace(FOREIGN_LINE_ENDS, separatorOf);
    if (INVISIBLE.test(line)) continue;
    lines.push(format === 'vtt' ? encodeReferences(line, kept) : withoutTiming(withoutMarkup(line)));
  }
  return lines;
}

/** SRT has no escapes: characters that would open markup become look-alikes. */
export function withoutMarkup(line: string): string {
  let safe = '';
  let copied = 0;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    const isTag = code === LESS_THAN && (opensTag(line, at, line.length) || spacedNameEnd(line, at, line.length) > 0);
    if (!isTag && !(code === OPEN_BRACE && opensOverride(line, at, line.length))) continue;
    safe += line.slice(copied, at) + (isTag ? '\u2039' : '(');
    copied = at + 1;
  }
  return copied === 0 ? line : safe + line.slice(copied);
}

/** Breaks the arrow of a line that would be read as a timing line. */
export function withoutTiming(line: string): string {
  if (!line.includes('>') || !timing.read(line, 0, line.length)) return line;
  return `${line.slice(0, timing.arrowFrom)}\u2192${line.slice(timing.arrowTo)}`;
}
