import { isLineEnd, isSpaceOrTab } from '../characters.ts';

/** What a cue's text holds somewhere. Rules look at a text only if a character that they care about occurs. */
export const Holds = {
  other: 1,
  lessThan: 2,
  ampersand: 4,
  brace: 8,
  dots: 16,
  digit: 32,
  bracket: 64,
  spacing: 128,
  dash: 256,
  digitLine: 512,
  capitals: 1024,
} as const;

const SPACE = 0x20;
const DOT = 0x2e;

/** Flags of the ASCII characters that decide something by themselves. */
const FLAGS = new Uint16Array(128);
for (let code = 0; code < 128; code++) if (code < SPACE || code === 0x7f) FLAGS[code] = Holds.other;
FLAGS[0x3c] = Holds.lessThan;
FLAGS[0x26] = Holds.ampersand;
FLAGS[0x7b] = Holds.brace;
for (const code of '([{') FLAGS[code.charCodeAt(0)] = (FLAGS[code.charCodeAt(0)] as number) | Holds.bracket;
for (let code = 0x30; code <= 0x39; code++) FLAGS[code] = Holds.digit;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isDash = (code: number): boolean => code === 0x2d || code === 0x2013 || code === 0x2014;
/** A letter that text recognition may take for a digit, where another digit or a colon follows: `O0:01`. */
const isMisreadDigit = (content: string, at: number): boolean => {
  const code = content.charCodeAt(at);
  return (code === 0x4f || code === 0x6f || code === 0x6c || code === 0x49) && /[\dOolI:]/.test(content.charAt(at + 1));
};
/** `! ) , . ?` */
const isClosing = (code: number): boolean =>
  code === 0x21 || code === 0x29 || code === 0x2c || code === 0x2e || code === 0x3f;

const FULL_WIDTH_ROUND = 0xff08;
const FULL_WIDTH_SQUARE = 0xff3b;
/** Ellipsis, Arabic comma and question mark. */
const isClosingOther = (code: number): boolean => code === 0x2026 || code === 0x60c || code === 0x61f;

/** Reads the lines of a cue's text in one pass, and what they hold. An instance is reused, so that it allocates nothing. */
export class TextFacts {
  /** Union of `Holds`. */
  flags = 0;
  /** Lines that are not blank. */
  lineCount = 0;
  /** Offsets of the lines: from, to, from, to. Only the first `lineCount` pairs belong to this text. */
  readonly lines: number[] = [];

  /** Forgets the earlier text. */
  reset(): void {
    this.flags = 0;
    this.lineCount = 0;
  }

  /** Adds the lines of the span `[from, to)`. */
  add(content: string, from: number, to: number): void {
    let lineFrom = from;
    let last = -1;
    let lastButOne = -1;
    let flags = 0;
    let isBlank = true;
    for (let at = from; at < to; at++) {
      const code = content.charCodeAt(at);
      if (isLineEnd(code)) {
        if (!isBlank) this.#line(content, lineFrom, at);
        lineFrom = at + 1;
        isBlank = true;
        last = -1;
        continue;
      }
      if (code < 128) {
        flags |= FLAGS[code] as number;
        if (code === SPACE) {
          if (last === SPACE) flags |= Holds.spacing;
        } else {
          isBlank = false;
          if (last === SPACE && isClosing(code)) flags |= Holds.spacing;
          else if (code === DOT && last === DOT && lastButOne === DOT) flags |= Holds.dots;
        }
      } else {
        isBlank = false;
        flags |= Holds.other;
        if (code === FULL_WIDTH_ROUND || code === FULL_WIDTH_SQUARE) flags |= Holds.bracket;
        else if (last === SPACE && isClosingOther(code)) flags |= Holds.spacing;
      }
      lastButOne = last;
      last = code;
    }
    if (!isBlank) this.#line(content, lineFrom, to);
    this.flags |= flags;
  }

  #line(content: string, from: number, to: number): void {
    const first = content.charCodeAt(from);
    if (isSpaceOrTab(first) || isSpaceOrTab(content.charCodeAt(to - 1))) this.flags |= Holds.spacing;
    if (isDash(first)) this.flags |= Holds.dash;
    if (isDigit(first) || isSpaceOrTab(first) || first === 0x2d || isMisreadDigit(content, from)) {
      this.flags |= Holds.digitLine;
    }
    if (content.charCodeAt(from + 1) >= 0x41 && content.charCodeAt(from + 1) <= 0x5a) this.flags |= Holds.capitals;
    this.lines[this.lineCount * 2] = from;
    this.lines[this.lineCount * 2 + 1] = to;
    this.lineCount++;
  }
}
