/** A piece of a pattern: a text, any run of characters, or a run of at least one character within a segment. */
type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'any' } | { readonly kind: 'segment' };

const PIECES = /\*|\{[^{}/]*\}|(?<=\/):\w+(?=\/|\?|$)|[^*{:]+|[{:]/g;

/**
 * Makes a test of paths: `*` stands for any run of characters, `{id}` and `:id` for a part of one segment. A pattern
 * without `?` is for the path alone, another one for path and query. The time is linear in pattern and path.
 */
export function pathPattern(pattern: string): (target: string) => boolean {
  const pieces = (pattern.match(PIECES) ?? []).map(pieceOf);
  const isForQuery = pattern.includes('?');
  return (target) => {
    const query = target.indexOf('?');
    return fits(pieces, isForQuery || query === -1 ? target : target.slice(0, query));
  };
}

function pieceOf(text: string): Piece {
  if (text === '*') return { kind: 'any' };
  return text.length > 1 && /^[{:]/.test(text) ? { kind: 'segment' } : { kind: 'text', text };
}

function fits(pieces: readonly Piece[], text: string): boolean {
  // Where the pieces so far can end.
  let ends = new Set([0]);
  for (const piece of pieces) {
    ends = piece.kind === 'text' ? afterText(ends, piece.text, text) : afterRun(ends, piece.kind, text);
    if (ends.size === 0) return false;
  }
  return ends.has(text.length);
}

const afterText = (ends: ReadonlySet<number>, piece: string, text: string): Set<number> =>
  new Set([...ends].filter((at) => text.startsWith(piece, at)).map((at) => at + piece.length));

function afterRun(ends: ReadonlySet<number>, kind: 'any' | 'segment', text: string): Set<number> {
  const next = new Set<number>();
  let isOpen = false;
  for (let at = 0; at <= text.length; at += 1) {
    if (isOpen && kind === 'segment' && text[at - 1] === '/') isOpen = false;
    if (isOpen) next.add(at);
    if (!ends.has(at)) continue;
    isOpen = true;
    if (kind === 'any') next.add(at);
  }
  return next;
}
