import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, replaceFile } from './durable-files.ts';
import { type FileFormat, foreignFile } from './file-format.ts';
import type { JsonValue } from './json.ts';
import { logLine, logText, readLog } from './log-lines.ts';

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

/** A log that was closed, or whose disk failed, takes no entries. */
export class DurableLogError extends Error {
  override readonly name = 'DurableLogError';
}

/**
 * Opens a log, or starts one. It begins with its format and version (see `headerLine`), an entry is a line (see `logLine`),
 * and an incomplete last one, which is what a crash leaves, is removed. A file of an older version is written anew. One
 * writer at a time: see `lockFile`.
 * @throws {StateFileError} when it is damaged, of another kind, or of a newer version; then it is left as it is
 * @example
 * const { log, entries } = await openDurableLog('job.log', jobLogFormat);
 * await log.append({ done: 'es' });
 * await log.close();
 */
export async function openDurableLog(path: string, format: FileFormat): Promise<OpenedLog> {
  await makeFolder(dirname(path));
  const before = await readIfThere(path, format);
  const { version, entries, goodBytes } = before
    ? readLog(before, path, format)
    : { version: 0, entries: [], goodBytes: 0 };
  const tornBytes = (before?.length ?? 0) - goodBytes;
  // Its header is on the disk before its name is: an empty file was not left by this program.
  if (version !== format.version) await replaceFile(path, logText(format, entries));
  const file = await open(path, 'a');
  try {
    if (version === format.version && tornBytes > 0) {
      await file.truncate(goodBytes);
      await file.sync();
    }
  } catch (error) {
    await file.close();
    throw error;
  }
  return { log: createWriter(file, entries.length), entries, tornBytes };
}

/** The entries of a log, without opening it for writing; none when there is no such file. @throws {StateFileError} */
export async function readDurableLog(path: string, format: FileFormat): Promise<readonly JsonValue[]> {
  const bytes = await readIfThere(path, format);
  return bytes === null ? [] : readLog(bytes, path, format).entries;
}

const readIfThere = (path: string, format: FileFormat): Promise<Buffer | null> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    if (error.code === 'EISDIR') throw foreignFile(path, format, 'it is a folder');
    throw error;
  });

function createWriter(file: FileHandle, before: number): DurableLog {
  let waiting: { json: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let writing: Promise<void> | null = null;
  let broken: unknown = null;
  let closed = false;
  let safe = before;

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        if (broken) throw broken;
        await file.appendFile(batch.map(({ json }, at) => logLine(json, safe + at, safe)).join(''));
        await file.datasync();
        safe += batch.length;
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
        waiting.push({ json, resolve, reject });
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
