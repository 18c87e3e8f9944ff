import { crc32 } from 'node:zlib';
import {
  beginningOf,
  damagedFile,
  type FileFormat,
  foreignFile,
  headerLine,
  type StateFileError,
  versionOfLine,
} from './file-format.ts';
import type { JsonValue } from './json.ts';

/** Content of a log's file. */
export interface LogContents {
  /** 0: a file without a header, whose lines are a checksum and an entry. */
  readonly version: number;
  readonly entries: readonly JsonValue[];
  /** Number of bytes up to the end of the last complete entry. */
  readonly goodBytes: number;
}

interface Line {
  readonly entry: JsonValue;
  /** Position among the entries, from 0; null in version 0. */
  readonly at: number | null;
  /** Number of entries on the disk before the write of this one. */
  readonly safe: number;
}

/**
 * Writes an entry as a line: the CRC-32 of the rest in hex, the entry's position from 0, the number of entries already on
 * the disk, and the entry as JSON.
 */
export function logLine(json: string, at: number, safe: number): string {
  const rest = `${at} ${safe} ${json}`;
  return `${checksum(rest)} ${rest}\n`;
}

/** Returns the header and entries as a whole file, for one write. */
export const logText = (format: FileFormat, entries: readonly JsonValue[]): string =>
  `${headerLine(format)}\n${entries.map((entry, at) => logLine(JSON.stringify(entry), at, entries.length)).join('')}`;

/**
 * Reads a log. Drops a tail that an interrupted write explains: an incomplete last line, one unreadable last line, or
 * zeros. Any other unreadable part is damage: an entry that later ones count as safe, a missing or repeated entry, a file
 * that does not begin like a log.
 * @throws {StateFileError}
 */
export function readLog(bytes: Buffer, path: string, format: FileFormat): LogContents {
  if (bytes.length === 0) throw damagedFile(path, format, 'it is empty');
  const firstEnd = bytes.indexOf(NEWLINE);
  const first = bytes.toString('utf8', 0, firstEnd < 0 ? bytes.length : firstEnd);
  const version = firstEnd < 0 ? null : versionOfLine(first, path, format);
  if (version !== null) return readLines(bytes, firstEnd + 1, version, (what) => damagedFile(path, format, what));
  if (!(firstEnd < 0 ? TORN_HEADLESS : HEADLESS).test(first)) throw foreignFile(path, format, beginningOf(bytes));
  return readLines(bytes, 0, 0, (what) => damagedFile(path, format, what));
}

const NEWLINE = 0x0a;
const HEADLESS = /^[0-9a-f]{8} [^\r]+$/;
const TORN_HEADLESS = /^[0-9a-f]{1,8}( [^\r]*)?$/;

function readLines(
  bytes: Buffer,
  from: number,
  version: number,
  damaged: (what: string) => StateFileError,
): LogContents {
  const entries: JsonValue[] = [];
  let at = from;
  let safe = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(NEWLINE, at);
    const line = end < 0 ? undefined : readLine(bytes.subarray(at, end), version);
    if (line === undefined) {
      const problem = problemOfTail(bytes.subarray(at), version, entries.length);
      if (problem !== null || safe > entries.length) {
        throw damaged(`entry ${entries.length + 1} (byte ${at}) cannot be read${problem ?? ''}`);
      }
      break;
    }
    if (line.at !== null && line.at !== entries.length) {
      throw damaged(`entry ${line.at + 1} stands where entry ${entries.length + 1} should be (byte ${at})`);
    }
    entries.push(line.entry);
    safe = Math.max(safe, line.safe);
    at = end + 1;
  }
  if (safe > entries.length) throw damaged(`it ends after entry ${entries.length}, but had ${safe}`);
  return { version, entries, goodBytes: at };
}

/** Returns why a tail that begins with an unreadable line is damage; null if an interrupted write explains it. */
function problemOfTail(tail: Buffer, version: number, before: number): string | null {
  const lines = tail.toString('latin1').split('\n');
  const whole = lines.flatMap((line) => readLine(Buffer.from(line, 'latin1'), version) ?? []);
  const isSafe = version === 0 ? whole.length > 0 : whole.some(({ safe }) => safe > before);
  if (isSafe) return ': entries follow that are whole';
  // Zeros are bytes of a write that never reached the disk.
  if (tail.includes(0)) return null;
  const complete = lines.length - 1;
  if (complete > 1 || (complete === 1 && lines[1] !== '')) return ', nor can what follows';
  // In a file without a header, only the first line shows its kind.
  return complete === 1 && version === 0 && before === 0 ? '' : null;
}

function readLine(line: Buffer, version: number): Line | undefined {
  if (line[8] !== SPACE || line.toString('latin1', 0, 8) !== checksum(line.subarray(9))) return undefined;
  const rest = line.toString('utf8', 9);
  if (version === 0) return { entry: JSON.parse(rest) as JsonValue, at: null, safe: 0 };
  const [, at, safe, json] = /^(\d+) (\d+) (.*)$/s.exec(rest) ?? [];
  return json === undefined ? undefined : { entry: JSON.parse(json) as JsonValue, at: Number(at), safe: Number(safe) };
}

const SPACE = 0x20;

const checksum = (bytes: string | Buffer): string => crc32(bytes).toString(16).padStart(8, '0');
