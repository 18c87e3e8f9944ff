import { type LintFinding, lintCaptions } from '../subtitles/index.ts';
import { CaptionError } from './errors.ts';
import { option, step } from './next-step.ts';
import type { CaptionOptions } from './options.ts';
import type { Track } from './stages/types.ts';
import type { Surroundings } from './surroundings/types.ts';

/** Returns the findings of lint on a track, by the rules that its layout follows. None with `lint: 'off'`. */
export function findingsOf(track: Track, { lint = 'warn', rules = {} }: CaptionOptions): readonly LintFinding[] {
  if (lint === 'off') return [];
  return lintCaptions(track.vtt, 'vtt', { ...rules, language: track.language, file: `${track.language}.vtt` }).findings;
}

/** The job of a track that may be held back. */
export interface HoldBack {
  readonly options: CaptionOptions;
  /** Its key. */
  readonly key: string;
  readonly keep: Surroundings['keepTrack'];
}

/**
 * Holds back a track with an error among its findings, if the options ask for it. The track, which may have been paid, is kept
 * in the surroundings.
 *
 * @throws {CaptionError} of kind `lint`
 */
export async function holdBack(
  track: Track,
  findings: readonly LintFinding[],
  { options, key, keep }: HoldBack,
): Promise<void> {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (options.lint !== 'error' || !first) return;
  const path = await keep(key, `${track.language}.vtt`, track.vtt);
  throw new CaptionError({
    kind: 'lint',
    cause: `The track in ${track.language} breaks ${errors.length === 1 ? 'a rule' : `${errors.length} rules`}, first ${first.rule} at line ${first.line}: ${first.message}`,
    next: step`It is kept as ${path}, and was not published. See its findings with caption-harness lint, then publish it all the same${option('--lint warn')}.`,
  });
}
