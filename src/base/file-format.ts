/** A kind of file that this program writes and reads. Files begin with its name and version. */
export interface FileFormat {
  /** Name in the file: letters, digits and dashes, for example `job-log`. */
  readonly name: string;
  /** Name for people, for example `job log`. */
  readonly title: string;
  /** The version that this program writes: a whole number from 1. It also reads older ones. A file without a header has version 0. */
  readonly version: number;
  /** Remedy without a copy, and its consequence: ends the sentence "Restore it from a copy, or ...". */
  readonly withoutIt: string;
}

/** Problem of a file: it was changed or cut, has another kind, or has a later version. */
export type FileProblem = 'damaged' | 'foreign' | 'newer';

/** A file that cannot be read. It stays unchanged. The message names the file, the problem and the remedy. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError';
  readonly path: string;
  readonly problem: FileProblem;
  /** The problem, as one sentence. */
  readonly reason: string;
  /** The remedy, as one sentence. */
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

/** Makes the error for a file that was changed or cut. @param what for example `entry 3 (byte 120) cannot be read` */
export const damagedFile = (path: string, { title, withoutIt }: FileFormat, what: string): StateFileError =>
  new StateFileError(path, 'damaged', {
    reason: `The ${title} ${path} is damaged: ${what}.`,
    next: `Restore it from a copy, or ${withoutIt}.`,
  });

/** Makes the error for a file of another kind. @param what its actual content, for example `it is empty` */
export const foreignFile = (path: string, { title }: FileFormat, what: string): StateFileError =>
  new StateFileError(path, 'foreign', {
    reason: `${path} is not a ${title}: ${what}.`,
    next: 'It was left as it is; move it away, or name another place.',
  });

/** Makes the error for a file of a later program. */
const newerFile = (path: string, { title, version }: FileFormat, found: number): StateFileError =>
  new StateFileError(path, 'newer', {
    reason: `The ${title} ${path} has version ${found}; this program reads versions up to ${version}.`,
    next: 'Use the newer program that wrote it, or name another place.',
  });

const HEADER = /^caption-harness ([a-z0-9-]+) (\d{1,9})$/;

/** The first line of a file of lines, without its end, for example `caption-harness job-log 1`. */
export const headerLine = ({ name, version }: FileFormat): string => `caption-harness ${name} ${version}`;

/**
 * Reads the version in a file's first line; null when the line is not a header.
 * @throws {StateFileError} for another kind of file or a newer version
 */
export function versionOfLine(line: string, path: string, format: FileFormat): number | null {
  const [, name = '', version = ''] = HEADER.exec(line) ?? [];
  return name === '' ? null : checkVersion({ name, version: Number(version) }, path, format);
}

/**
 * Checks the name in a file's header, and returns its version.
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

/** Describes the beginning of a file, for a sentence on an unreadable one. */
export function beginningOf(bytes: Buffer): string {
  if (bytes.length === 0) return 'it is empty';
  if (bytes.subarray(0, 3).equals(BOM)) return 'it begins with a byte order mark, as some editors write';
  if (bytes.every((byte) => byte === 0)) return 'it contains only zeros';
  const start = bytes.toString('latin1', 0, 200);
  if (/^caption-harness [a-z-]+ \d+\r/.test(start)) return 'its lines end with CR LF, as some editors write';
  return `it begins with ${JSON.stringify(start.slice(0, 40))}`;
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
