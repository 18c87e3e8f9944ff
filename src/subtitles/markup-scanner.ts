import { CLOSE_BRACE, COLON, GREATER_THAN, isAsciiLetter, isLineEnd, isSpaceOrTab, OPEN_BRACE } from './characters.ts';
import { NextOccurrence } from './next-occurrence.ts';
import type { SubtitleFormat } from './types.ts';

const SLASH = 0x2f;
const BACKSLASH = 0x5c;

/** SRT tag names that players accept with spaces inside the brackets too (`< / i >`); `font` may have attributes there. */
const SPACED_NAMES = ['i', 'b', 'u', 's', 'br', 'font'];

/**
 * Finds the markup of a payload span: the parts that stay as written and that no translator sees.
 *
 * WebVTT (W3C cue text tokenizer): every `<` opens a tag up to the next `>`, or to the end of the cue.
 * SRT (observed in players; there is no standard): `</?letter...>`, the known names with spaces inside, `{\...}` and
 * `{letter:...}`; anything else is text. In both formats a NUL counts as markup, so it stays.
 *
 * All spans together take time linear in the content. The caller must request them in order.
 */
export class MarkupScanner {
  /** The token that the last `next()` found. */
  from = 0;
  to = 0;
  /** True when the last token is a WebVTT tag without `>`. */
  unterminated = false;

  readonly #content: string;
  readonly #isVtt: boolean;
  readonly #lessThans: NextOccurrence;
  readonly #braces: NextOccurrence;
  readonly #nuls: NextOccurrence;
  #position = 0;
  #end = 0;
  #noGreater = false;
  #noBrace = false;

  constructor(content: string, format: SubtitleFormat) {
    this.#content = content;
    this.#isVtt = format === 'vtt';
    this.#lessThans = new NextOccurrence(content, '<');
    this.#braces = new NextOccurrence(content, '{');
    this.#nuls = new NextOccurrence(content, '\0');
  }

  /** Starts again on the span `[from, to)`. */
  reset(from: number, to: number): void {
    this.#position = from;
    this.#end = to;
    this.#noGreater = false;
    this.#noBrace = false;
  }

  /** Moves to the next token. Returns false after the last one. */
  next(): boolean {
    for (let at = this.#candidate(this.#position); at < this.#end; at = this.#candidate(at + 1)) {
      const code = this.#content.charCodeAt(at);
      const to = code === 0 ? at + 1 : this.#isVtt ? this.#vttToken(at) : this.#srtToken(code, at);
      if (to < 0) continue;
      this.from = at;
      this.to = to;
      this.#position = to;
      return true;
    }
    return false;
  }

  /** Offset of the next character that may begin a token. */
  #candidate(position: number): number {
    const at = Math.min(this.#lessThans.from(position), this.#nuls.from(position));
    return this.#isVtt ? at : Math.min(at, this.#braces.from(position));
  }

  #vttToken(at: number): number {
    const to = this.#closing(GREATER_THAN, at + 1);
    this.unterminated = to < 0;
    return to < 0 ? this.#end : to;
  }

  #srtToken(code: number, at: number): number {
    if (code === OPEN_BRACE) {
      if (this.#noBrace || !opensOverride(this.#content, at, this.#end)) return -1;
      const to = this.#closing(CLOSE_BRACE, at + 1);
      this.#noBrace = to < 0;
      return to;
    }
    if (!opensTag(this.#content, at, this.#end)) return spacedNameEnd(this.#content, at, this.#end);
    if (this.#noGreater) return -1;
    const to = this.#closing(GREATER_THAN, at + 1);
    this.#noGreater = to < 0;
    return to;
  }

  /** Offset behind the next `code`, or -1. */
  #closing(code: number, from: number): number {
    for (let at = from; at < this.#end; at++) if (this.#content.charCodeAt(at) === code) return at + 1;
    return -1;
  }
}

/** Whether the first characters at `at` may begin an SRT tag. */
export function opensTag(text: string, at: number, end: number): boolean {
  let position = at + 1;
  if (position < end && text.charCodeAt(position) === SLASH) position++;
  if (position < end && isAsciiLetter(text.charCodeAt(position))) return true;
  return spacedName(text, at, end)?.name === 'font';
}

/** Whether an ASS override or a MicroDVD control code may begin at `at`. */
export function opensOverride(text: string, at: number, end: number): boolean {
  if (at + 1 >= end) return false;
  const code = text.charCodeAt(at + 1);
  return code === BACKSLASH || (isAsciiLetter(code) && at + 2 < end && text.charCodeAt(at + 2) === COLON);
}

/** Offset behind a tag at `at` that has a known name, spaces inside and no attributes; -1 when there is none. */
export function spacedNameEnd(text: string, at: number, end: number): number {
  const found = spacedName(text, at, end);
  if (!found) return -1;
  let position = skipSpaces(text, found.to, end);
  if (position < end && text.charCodeAt(position) === SLASH) position = skipSpaces(text, position + 1, end);
  return position < end && text.charCodeAt(position) === GREATER_THAN ? position + 1 : -1;
}

function spacedName(text: string, at: number, end: number): { name: string; to: number } | undefined {
  let from = skipSpaces(text, at + 1, end);
  if (from < end && text.charCodeAt(from) === SLASH) from = skipSpaces(text, from + 1, end);
  let to = from;
  while (to < end && to - from <= 4 && isAsciiLetter(text.charCodeAt(to))) to++;
  const name = text.slice(from, to).toLowerCase();
  return SPACED_NAMES.includes(name) ? { name, to } : undefined;
}

function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (isSpaceOrTab(text.charCodeAt(at)) || isLineEnd(text.charCodeAt(at)))) at++;
  return at;
}
