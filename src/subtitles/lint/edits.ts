import { payloadPieces } from '../plain-text.ts';
import type { LintCue } from './lint-cue.ts';
import { Holds } from './text-facts.ts';
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

/** The edits that touch no markup, which a space more or less may give another meaning: `<v .NET>` names a speaker, `<v.NET>` none. */
export function outsideMarkup(cue: LintCue, edits: readonly LintEdit[]): readonly LintEdit[] {
  if (edits.length === 0 || (cue.flags & (Holds.lessThan | Holds.brace)) === 0) return edits;
  const tags: { from: number; to: number }[] = [];
  let from = cue.from;
  for (const { kind, text } of payloadPieces(cue.raw, cue.format)) {
    const to = from + text.length;
    if (kind === 'markup') tags.push({ from, to });
    from = to;
  }
  let tag = 0;
  return edits.filter((edit) => {
    while (tag < tags.length && (tags[tag]?.to ?? 0) <= edit.from) tag++;
    return (tags[tag]?.from ?? Number.POSITIVE_INFINITY) >= edit.to;
  });
}
