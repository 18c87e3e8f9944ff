import { join } from 'node:path';
import { makeFolder, replaceFile } from '../base/durable-files.ts';
import { type LintFinding, lintCaptions } from '../subtitles/index.ts';
import { CaptionError } from './errors.ts';
import type { CaptionOptions } from './options.ts';
import type { Track } from './stages/types.ts';

/** Folder of the tracks that were held back, below the state folder. */
const HELD = 'held-back';

/** Returns the findings of lint on a track, by the rules that its layout follows. None with `lint: 'off'`. */
export function findingsOf(track: Track, { lint = 'warn', rules = {} }: CaptionOptions): readonly LintFinding[] {
  if (lint === 'off') return [];
  return lintCaptions(track.vtt, 'vtt', { ...rules, language: track.language, file: `${track.language}.vtt` }).findings;
}

/**
 * Holds back a track with an error among its findings, if the options ask for it. The track, which may have been paid, is kept
 * in the state folder.
 *
 * @param key the job's key
 * @throws {CaptionError} of kind `lint`
 */
export async function holdBack(
  track: Track,
  findings: readonly LintFinding[],
  { options, key }: { readonly options: CaptionOptions; readonly key: string },
): Promise<void> {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (options.lint !== 'error' || !first) return;
  const folder = join(options.state, HELD, key);
  await makeFolder(folder);
  const path = join(folder, `${track.language}.vtt`);
  await replaceFile(path, track.vtt);
  throw new CaptionError({
    kind: 'lint',
    cause: `The track in ${track.language} breaks ${errors.length === 1 ? 'a rule' : `${errors.length} rules`}, first ${first.rule} at line ${first.line}: ${first.message}`,
    next: `It is kept as ${path}, and was not published. See its findings with caption-harness lint, then run again with --lint warn.`,
  });
}
