import type { SubtitleFormat } from '../types.ts';
import { refuseUnknownLintOptions } from './known-lint-options.ts';
import { lintCaptions } from './lint-captions.ts';
import type { LintEdit, LintFinding, LintOptions } from './types.ts';

/** A repaired file. */
export interface FixedCaptions {
  readonly content: string;
  /** Findings that were repaired. */
  readonly fixed: number;
  /** What is left. */
  readonly findings: readonly LintFinding[];
}

/** A repair may lead to another one, for example a cue that is found only when its times are right. */
const PASSES = 8;

/** Where the first of edits in order begins. */
const startOf = ([first]: readonly LintEdit[]): number => first?.from ?? 0;

/** Puts the edits in, those of each finding all or none. Those that meet earlier ones wait for the next pass. */
function apply(content: string, findings: readonly LintFinding[]): { content: string; fixed: number } {
  const repairs = findings
    .flatMap(({ edits = [] }) => (edits.length === 0 ? [] : [edits.toSorted((one, other) => one.from - other.from)]))
    .sort((one, other) => startOf(one) - startOf(other));
  const pieces: string[] = [];
  let at = 0;
  let last = -1;
  let fixed = 0;
  for (const edits of repairs) {
    if (startOf(edits) <= last) continue;
    for (const { from, to, text } of edits) {
      pieces.push(content.slice(at, from), text);
      at = to;
    }
    last = at;
    fixed++;
  }
  return { content: pieces.join('') + content.slice(at), fixed };
}

/**
 * Repairs what is mechanical. Everything else keeps its bytes.
 *
 * @returns the file, and the findings that are left
 */
export function fixCaptions(content: string, format: SubtitleFormat, options: LintOptions = {}): FixedCaptions {
  refuseUnknownLintOptions('fixCaptions', options);
  let fixed = 0;
  let current = content;
  for (let pass = 0; ; pass++) {
    const { findings } = lintCaptions(current, format, options);
    const next = apply(current, findings);
    if (next.fixed === 0 || next.content === current || pass === PASSES) return { content: current, fixed, findings };
    fixed += next.fixed;
    current = next.content;
  }
}
