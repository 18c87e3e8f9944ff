import { stat } from 'node:fs/promises';
import { CaptionError } from '../errors.ts';
import { option, step } from '../next-step.ts';
import type { Outputs } from '../outputs/types.ts';

/** The job that will write files beside its source. */
export interface OutputCheck {
  /** Absolute path. */
  readonly source: string;
  /** Key of the job; null to replace files of other programs. */
  readonly key: string | null;
  readonly outputs: Outputs;
}

/**
 * Checks that files beside a source can be written. Here, unlike in an output folder, a file is not replaced if it is unknown.
 * @throws {CaptionError} of kind `options`
 */
export async function checkOutputs(
  files: readonly { readonly path: string }[],
  { source, key, outputs }: OutputCheck,
): Promise<void> {
  for (const { path } of files) {
    const there = await stat(path).catch(() => null);
    if (!there || (key === null && !there.isDirectory())) continue;
    const record = there.isDirectory() ? null : await outputs.find(path);
    // After an edit of the source, its translations are those of another job.
    if (record && (record.key === key || record.video === source)) continue;
    throw new CaptionError({
      kind: 'options',
      cause: `${path} is there already, and no translation of ${source} wrote it.`,
      next: step`Replace it${option('--overwrite')}, or name another folder${option('--out')}.`,
    });
  }
}
