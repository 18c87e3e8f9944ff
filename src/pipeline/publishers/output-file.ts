import { createHash } from 'node:crypto';
import { constants, copyFile, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, replaceFile } from '../../base/durable-files.ts';
import { CaptionError } from '../errors.ts';
import { option, step } from '../next-step.ts';
import type { OutputRecord, Outputs } from '../outputs/types.ts';
import { uniqueDraft } from '../outputs/unique-draft.ts';

/** The job that writes an output file. */
export interface OutputWriter {
  readonly outputs: Outputs;
  /** Key of the job. */
  readonly key: string;
  /** The job's source as given by the caller. */
  readonly source: string;
  /** Whether to replace files of other jobs, and changed ones, without a copy. */
  readonly overwrite: boolean;
  /** Whether a file of another job may be replaced: it was made from the same source. Default: none. */
  readonly isOwn?: ((record: OutputRecord) => boolean) | undefined;
  /** Receives a sentence on a file that was set aside. */
  readonly notice: (text: string) => void;
}

/** SHA-256 of a text, in hex. */
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Returns the text of an output file; null when there is none, or it cannot be read. */
const readOutput = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

/** Makes the error for a file that another video's job has written. */
const takenBy = ({ path, video }: OutputRecord): CaptionError =>
  new CaptionError({
    kind: 'options',
    cause: `${path} holds the captions of another video (${video}).`,
    next: step`Give this one another name${option('--name')} or folder${option('--out')}, or replace the file${option('--overwrite')}.`,
    endsRun: true,
  });

/**
 * Checks that a job may write an output file.
 * @param key the job; null to replace files of other jobs
 * @throws {CaptionError} of kind `options` for a file of another job, and for a folder of this name
 */
export async function checkFree(path: string, key: string | null, outputs: Outputs): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) {
    throw new CaptionError({
      kind: 'options',
      cause: `${path} is a folder, and a file of this name is to be written.`,
      next: step`Give the video another name${option('--name')} or folder${option('--out')}.`,
    });
  }
  const record = there && key !== null ? await outputs.find(path) : null;
  if (record && record.key !== key) throw takenBy(record);
}

/** Whether files have these texts. Records the job as their owner if they have. */
export async function isThere(
  files: readonly { readonly path: string; readonly text: string }[],
  writer: OutputWriter,
): Promise<boolean> {
  for (const { path, text } of files) if ((await readOutput(path)) !== text) return false;
  for (const { path, text } of files) await recordOutput(path, text, writer);
  return true;
}

/**
 * Writes an output file, completely or not at all, and records the job as its owner. Keeps a copy of a file that was changed
 * since a job wrote it, or that another program wrote.
 * @throws {CaptionError} of kind `options` for a file of another job
 */
export async function writeOutput(path: string, text: string, writer: OutputWriter): Promise<void> {
  const { outputs, key, source, overwrite, notice, isOwn = () => false } = writer;
  const there = await readOutput(path);
  const record = await outputs.find(path);
  if (there !== null && !overwrite) {
    if (record && record.key !== key && !isOwn(record)) throw takenBy(record);
    if (there !== text && there !== '' && record?.sha256 !== sha256(there)) {
      notice(`${path} was not as this program had left it; the file that was there is now ${await setAside(path)}.`);
    }
  }
  await recordOutput(path, text, { outputs, key, source });
  await makeFolder(dirname(path));
  await replaceFile(path, text, uniqueDraft(path));
}

/** Records the job as owner of a file with this text, if it is not recorded yet. */
async function recordOutput(
  path: string,
  text: string,
  { outputs, key, source }: Pick<OutputWriter, 'outputs' | 'key' | 'source'>,
): Promise<void> {
  const record = await outputs.find(path);
  const hash = sha256(text);
  if (record?.key === key && record.sha256 === hash) return;
  await outputs.keep({ path, key, video: source, sha256: hash });
}

/** Copies a file to `<path>.kept-1`, or the next free number. Returns the new path. */
async function setAside(path: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const aside = `${path}.kept-${number}`;
    try {
      await copyFile(path, aside, constants.COPYFILE_EXCL);
      return aside;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
