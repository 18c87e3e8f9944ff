import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { JsonValue } from './json.ts';

/** A file of JSON entries that only grows. What `append` has resolved for survives `kill -9` and a power cut. */
export interface DurableLog {
  /** Resolves when the entry is on the disk. Entries stand in the order of the calls; waiting ones share one flush. */
  append(entry: JsonValue): Promise<void>;
  /** Waits for what was appended, then closes the file. */
  close(): Promise<void>;
}

/** A log and what it held when it was opened. */
export interface OpenedLog {
  readonly log: DurableLog;
  readonly entries: readonly JsonValue[];
  /** Bytes of a last entry that was never completed; they were cut off. */
  readonly tornBytes: number;
}

/** The file is damaged before its end, which no interrupted append explains. Nothing was changed in it. */
export class DurableLogError extends Error {
  override readonly name = 'DurableLogError';
}

/**
 * Opens a log, or starts one. A line is the CRC-32 of an entry in hex, a space, and the entry as JSON; an incomplete last
 * line is what a crash leaves, and is removed. One writer at a time: see `lockFile`.
 * @throws {DurableLogError} when an entry in the middle cannot be read
 * @example
 * const { log, entries } = await openDurableLog('job.log');
 * await log.append({ done: 'es' });
 * await log.close();
 */
export async function openDurableLog(path: string): Promise<OpenedLog> {
  await mkdir(dirname(path), { recursive: true });
  const before = await readIfThere(path);
  const { entries, goodBytes } = readEntries(before ?? Buffer.alloc(0), path);
  const file = await open(path, before === null ? 'ax' : 'a');
  const tornBytes = (before?.length ?? 0) - goodBytes;
  try {
    if (tornBytes > 0) {
      await file.truncate(goodBytes);
      await file.sync();
    }
    if (before === null) await syncFolder(dirname(path));
  } catch (error) {
    await file.close();
    throw error;
  }
  return { log: createWriter(file), entries, tornBytes };
}

/** The entries of a log, without opening it for writing; none when there is no such file. @throws {DurableLogError} */
export async function readDurableLog(path: string): Promise<readonly JsonValue[]> {
  return readEntries((await readIfThere(path)) ?? Buffer.alloc(0), path).entries;
}

const readIfThere = (path: string): Promise<Buffer | null> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** Makes the names in a folder durable. Does nothing where folders cannot be flushed (Windows). */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function readEntries(bytes: Buffer, path: string): { entries: JsonValue[]; goodBytes: number } {
  const entries: JsonValue[] = [];
  let goodBytes = 0;
  while (goodBytes < bytes.length) {
    const end = bytes.indexOf(0x0a, goodBytes);
    const entry = end < 0 ? undefined : readLine(bytes.subarray(goodBytes, end));
    if (entry === undefined) {
      if (end >= 0 && hasEntry(bytes.subarray(end + 1))) {
        throw new DurableLogError(`${path} is damaged at byte ${goodBytes}: entries follow that are whole`);
      }
      break;
    }
    entries.push(entry);
    goodBytes = end + 1;
  }
  return { entries, goodBytes };
}

function readLine(line: Buffer): JsonValue | undefined {
  const text = line.toString('utf8');
  const sum = text.slice(0, 8);
  const json = text.slice(9);
  if (text[8] !== ' ' || sum !== checksum(json)) return undefined;
  return JSON.parse(json) as JsonValue;
}

const hasEntry = (bytes: Buffer): boolean =>
  bytes
    .toString('latin1')
    .split('\n')
    .some((line) => readLine(Buffer.from(line, 'latin1')) !== undefined);

const checksum = (json: string): string => crc32(json).toString(16).padStart(8, '0');

function createWriter(file: FileHandle): DurableLog {
  let waiting: { line: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let writing: Promise<void> | null = null;
  let broken: unknown = null;
  let closed = false;

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        if (broken) throw broken;
        await file.appendFile(batch.map(({ line }) => line).join(''));
        await file.datasync();
        for (const { resolve } of batch) resolve();
      } catch (error) {
        // A later entry must not stand behind one that may be half written.
        broken = error;
        for (const { reject } of batch) reject(error);
      }
    }
    writing = null;
  };

  return {
    append(entry) {
      if (closed) return Promise.reject(new DurableLogError('the log is closed'));
      const json = JSON.stringify(entry);
      return new Promise((resolve, reject) => {
        waiting.push({ line: `${checksum(json)} ${json}\n`, resolve, reject });
        writing ??= write();
      });
    },
    async close() {
      if (closed) return;
      closed = true;
      await writing;
      await file.close();
    },
  };
}
