import { AMPERSAND, isAsciiLetter, isEdge, isLineEnd, SEMICOLON } from './characters.ts';
import { MarkupScanner } from './markup-scanner.ts';
import { NextOccurrence } from './next-occurrence.ts';
import { decodeReferences } from './references.ts';
import type { SubtitleFormat } from './types.ts';

/** References to white space or direction marks, which do not count as text at the edge of a line. */
const EDGE_REFERENCES = ['&nbsp;', '&lrm;', '&rlm;'];

/**
 * Collects the text runs of a cue: stretches between markup, trimmed at line edges, that contain a letter. The arrays are
 * parallel and reused: only the first `count` entries belong to this cue. `from` and `to` are offsets into the source.
 */
export class TextRuns {
  count = 0;
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly texts: string[] = [];
  /** True when a tag of the cue has no `>`, so that the rest of the cue is not text. */
  unterminated = false;

  readonly #content: string;
  readonly #isVtt: boolean;
  readonly #markup: MarkupScanner;
  readonly #lineFeeds: NextOccurrence;
  readonly #carriageReturns: NextOccurrence;
  readonly #ampersands: NextOccurrence;

  constructor(content: string, format: SubtitleFormat) {
    this.#content = content;
    this.#isVtt = format === 'vtt';
    this.#markup = new MarkupScanner(content, format);
    this.#lineFeeds = new NextOccurrence(content, '\n');
    this.#carriageReturns = new NextOccurrence(content, '\r');
    this.#ampersands = new NextOccurrence(content, '&');
  }

  /** Forgets the runs of the previous cue. */
  clear(): void {
    this.count = 0;
    this.unterminated = false;
  }

  /** Adds the runs of the payload span `[from, to)`. The caller must pass spans in order. */
  add(from: number, to: number): void {
    const markup = this.#markup;
    markup.reset(from, to);
    let at = from;
    while (markup.next()) {
      this.#addStretch(at, markup.from);
      at = markup.to;
      if (markup.unterminated) this.unterminated = true;
    }
    this.#addStretch(at, to);
  }

  #addStretch(stretchFrom: number, stretchTo: number): void {
    const content = this.#content;
    const from = this.#trimStart(stretchFrom, stretchTo);
    const to = this.#trimEnd(from, stretchTo);
    if (from === to) return;
    let hasLetter = false;
    for (let at = from; at < to && !hasLetter; at++) {
      const code = content.charCodeAt(at);
      if (code >= 0x80) break;
      hasLetter = isAsciiLetter(code);
    }
    const isPlain =
      this.#carriageReturns.from(from) >= to &&
      (!this.#isVtt || this.#ampersands.from(from) >= to) &&
      !this.#hasEdgeAtLineFeed(from, to);
    let text: string;
    if (isPlain) {
      text = content.slice(from, to);
    } else {
      const lines = this.lines(from, to);
      text = '';
      for (let line = 0; line < lines.length; line += 2) {
        const written = content.slice(lines[line], lines[line + 1]);
        text += (line > 0 ? '\n' : '') + (this.#isVtt ? decodeReferences(written) : written);
      }
      hasLetter = false;
    }
    if (!hasLetter && !/\p{L}/u.test(text)) return;
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.texts[this.count] = text;
    this.count++;
  }

  /** Whether a line feed of the run has white space beside it that the translator should not see. */
  #hasEdgeAtLineFeed(from: number, to: number): boolean {
    for (let at = this.#lineFeeds.from(from); at < to; at = this.#lineFeeds.from(at + 1)) {
      if (isEdge(this.#content.charCodeAt(at - 1)) || isEdge(this.#content.charCodeAt(at + 1))) return true;
    }
    return false;
  }

  /** The trimmed lines of a run without the blank ones: from, to, from, to. */
  lines(from: number, to: number): number[] {
    const bounds: number[] = [];
    for (let lineFrom = from; lineFrom < to; ) {
      let lineTo = lineFrom;
      while (lineTo < to && !isLineEnd(this.#content.charCodeAt(lineTo))) lineTo++;
      const textFrom = this.#trimStart(lineFrom, lineTo);
      const textTo = this.#trimEnd(textFrom, lineTo);
      if (textFrom < textTo) bounds.push(textFrom, textTo);
      lineFrom = lineTo + 1;
    }
    return bounds;
  }

  #trimStart(from: number, to: number): number {
    const content = this.#content;
    let at = from;
    while (at < to) {
      const code = content.charCodeAt(at);
      if (isEdge(code)) at++;
      else if (code === AMPERSAND && this.#isVtt) {
        const reference = EDGE_REFERENCES.find((name) => at + name.length <= to && content.startsWith(name, at));
        if (!reference) break;
        at += reference.length;
      } else break;
    }
    // A combining mark belongs to the white space before it, so both stay together.
    if (at > from && at < to && content.charCodeAt(at) >= 0x300 && /^\p{M}/u.test(content.slice(at, at + 2))) {
      if (!isLineEnd(content.charCodeAt(at - 1)) && isEdge(content.charCodeAt(at - 1))) return at - 1;
    }
    return at;
  }

  #trimEnd(from: number, to: number): number {
    const content = this.#content;
    let at = to;
    while (at > from) {
      const code = content.charCodeAt(at - 1);
      if (isEdge(code)) at--;
      else if (code === SEMICOLON && this.#isVtt) {
        const end = at;
        const reference = EDGE_REFERENCES.find(
          (name) => end - name.length >= from && content.startsWith(name, end - name.length),
        );
        if (!reference) break;
        at -= reference.length;
      } else break;
    }
    return at;
  }
}
