/** A kind of file that this program writes and reads again. Files begin with its name and version. */
export interface FileFormat {
  /** In the file: letters, digits and dashes, for example `job-log`. */
  readonly name: string;
  /** For people, for example `job log`. */
  readonly title: string;
  /** The version that is written: a whole number from 1. Older ones are read; files without a header are version 0. */
  readonly version: number;
  /** What to do where there is no copy to restore, and what follows: ends the sentence "Restore it from a copy, or ...". */
  readonly withoutIt: string;
}

/** What is wrong with a file: it was changed or cut, it is of another kind, or of a version still to come. */
export type FileProblem = 'damaged' | 'foreign' | 'newer';

/** A file cannot be read, and was not changed. The message says which file, what is wrong, and what to do. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError';
  readonly path: string;
  readonly problem: FileProblem;
  /** What is wrong: one sentence. */
  readonly reason: string;
  /** What to do: one sentence. */
  readonly next: string;

  constructor(
    path: string,
    problem: FileProblem,
    { reason, next }: { readonly reason: string; readonly next: string },
  ) {
    super(`${reason} ${next}`);
    this.path = path;
    this.problem = problem;
    this.reason = reason;
    this.next = next;
  }
}

/** The file was changed or cut after it was written. @param what for example `entry 3 (byte 120) cannot be read` */
export const damagedFile = (path: string, { title, withoutIt }: FileFormat, what: string): StateFileError =>
  new StateFileError(path, 'damaged', {
    reason: `The ${title} ${path} is damaged: ${what}.`,
    next: `Restore it from a copy, or ${withoutIt}.`,
  });

/** The file is not one of this kind. @param what what it is instead, for example `it is empty` */
export const foreignFile = (path: string, { title }: FileFormat, what: string): StateFileError =>
  new StateFileError(path, 'foreign', {
    reason: `${path} is not a ${title}: ${what}.`,
    next: 'It was left as it is; move it away, or name another place.',
  });

/** The file was written by a later program. */
export const newerFile = (path: string, { title, version }: FileFormat, found: number): StateFileError =>
  new StateFileError(path, 'newer', {
    reason: `The ${title} ${path} has version ${found}; this program reads versions up to ${version}.`,
    next: 'Use the newer program that wrote it, or name another place.',
  });

const HEADER = /^caption-harness ([a-z0-9-]+) (\d{1,9})$/;

/** The first line of a file of lines, without its end, for example `caption-harness job-log 1`. */
export const headerLine = ({ name, version }: FileFormat): string => `caption-harness ${name} ${version}`;

/**
 * The version that a file's first line tells; null when the line is not a header at all.
 * @throws {StateFileError} for another kind of file or a newer version
 */
export function versionOfLine(line: string, path: string, format: FileFormat): number | null {
  const [, name = '', version = ''] = HEADER.exec(line) ?? [];
  return name === '' ? null : checkVersion({ name, version: Number(version) }, path, format);
}

/**
 * The version that a file tells of itself.
 * @throws {StateFileError} for another kind of file or a newer version
 */
export function checkVersion(
  found: { readonly name: unknown; readonly version: unknown },
  path: string,
  format: FileFormat,
): number {
  const { name, version } = found;
  if (name !== format.name) throw foreignFile(path, format, `it says that it is ${JSON.stringify(name)}`);
  if (!Number.isSafeInteger(version) || Number(version) < 1) {
    throw damagedFile(path, format, `its version is ${JSON.stringify(version)}`);
  }
  if (Number(version) > format.version) throw newerFile(path, format, Number(version));
  return Number(version);
}

/** The beginning of a file, for a sentence about one that cannot be read. */
export function beginningOf(bytes: Buffer): string {
  if (bytes.length === 0) return 'it is empty';
  if (bytes.subarray(0, 3).equals(BOM)) return 'it begins with a byte order mark, as some editors write';
  if (bytes.every((byte) => byte === 0)) return 'it holds zeros alone';
  return `it begins with ${JSON.stringify(bytes.toString('latin1', 0, 40))}`;
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
