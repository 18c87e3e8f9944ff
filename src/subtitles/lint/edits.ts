import type { LintCue } from './lint-cue.ts';
import type { LintEdit } from './types.ts';

/** The edits that put `text` in the place of what `pattern` (global) finds in the payload. Markup is searched, too. */
export function editsOf(cue: LintCue, pattern: RegExp, text: string): LintEdit[] {
  const { from, raw } = cue;
  return Array.from(raw.matchAll(pattern), (match) => ({
    from: from + match.index,
    to: from + match.index + match[0].length,
    text,
  }));
}
