/** The code unit of a tab. */
const TAB = 0x09;
/** The code unit of a line feed. */
export const LINE_FEED = 0x0a;
/** The code unit of a carriage return. */
export const CARRIAGE_RETURN = 0x0d;
/** The code unit of a space. */
const SPACE = 0x20;
/** The code unit of `&`. */
export const AMPERSAND = 0x26;
/** The code unit of `-`. */
export const HYPHEN = 0x2d;
/** The code unit of `:`. */
export const COLON = 0x3a;
/** The code unit of `;`. */
export const SEMICOLON = 0x3b;
/** The code unit of `<`. */
export const LESS_THAN = 0x3c;
/** The code unit of `>`. */
export const GREATER_THAN = 0x3e;
/** The code unit of `{`. */
export const OPEN_BRACE = 0x7b;
/** The code unit of `}`. */
export const CLOSE_BRACE = 0x7d;
/** The code unit of a byte order mark. */
export const BYTE_ORDER_MARK = 0xfeff;

/** ASCII digit 0-9. */
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** ASCII letter A-Z, a-z. */
export const isAsciiLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

/** Space or tab: a line of SRT that has nothing else is blank. */
export const isSpaceOrTab = (code: number): boolean => code === SPACE || code === TAB;

/**
 * Spaces of a timing or index line of SRT: space, tab, and characters that are invisible there. Joined files have a byte
 * order mark in front of each part, and tools for right-to-left text write marks in front of numbers.
 */
export const isSrtSpace = (code: number): boolean =>
  code < 0x80
    ? isSpaceOrTab(code)
    : code === 0xa0 || code === 0x200b || code === BYTE_ORDER_MARK || isBidirectionalControl(code);

/** Line feed or carriage return: the only line ends of both formats. */
export const isLineEnd = (code: number): boolean => code === LINE_FEED || code === CARRIAGE_RETURN;

/** Unicode property White_Space, which decides whether WebVTT text counts as empty. */
export function isWhiteSpace(code: number): boolean {
  if (code < 0x80) return code === SPACE || (code >= TAB && code <= CARRIAGE_RETURN);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Bidirectional marks, embeddings, overrides and isolates (Unicode UAX 9). */
const isBidirectionalControl = (code: number): boolean =>
  code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);

/** Characters that stay outside a text run at the edge of a line: white space and bidirectional controls. */
export const isEdge = (code: number): boolean =>
  code > SPACE && code < 0x80 ? false : isWhiteSpace(code) || isBidirectionalControl(code);
