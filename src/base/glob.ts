/** Options of a pattern. */
export interface GlobOptions {
  /** Whether `?` stands for one character. Default: it stands for itself, as in a URL. */
  readonly one?: boolean;
}

/**
 * True if a whole text matches a pattern: `*` stands for any run of characters, slashes included. Linear in the text for each
 * star, whatever the pattern: callers of the mocks write patterns, too.
 */
export function globMatches(pattern: string, text: string, { one = false }: GlobOptions = {}): boolean {
  let [at, star, resume] = [0, -1, 0];
  let from = 0;
  while (from < text.length) {
    if (pattern[at] === '*') {
      star = at;
      resume = from;
      at += 1;
    } else if (pattern[at] === text[from] || (one && pattern[at] === '?')) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      from = resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
