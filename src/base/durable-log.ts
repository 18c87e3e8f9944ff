import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, replaceFile } from './durable-files.ts';
import { type FileFormat, foreignFile } from './file-format.ts';
import type { JsonValue } from './json.ts';
import { logLine, logText, readLog } from './log-lines.ts';

/** A file of JSON entries that only grows. An entry survives `kill -9` and a power cut once its `append` has resolved. */
export interface DurableLog {
  /** Resolves when the entry is on the disk. Entries keep the order of the calls; waiting ones share one flush. */
  append(entry: JsonValue): Promise<void>;
  /** Length of the file in bytes, without pending entries. */
  readonly bytes: number;
  /** Waits for pending entries, then closes the file. */
  close(): Promise<void>;
}

/** A log and its entries at opening. */
export interface OpenedLog {
  readonly log: DurableLog;
  readonly entries: readonly JsonValue[];
  /** Number of bytes of an incomplete last entry, which was cut off. */
  readonly tornBytes: number;
}

/** The log takes no entries: it is closed, or its disk failed. */
class DurableLogError extends Error {
  override readonly name = 'DurableLogError';
}

/**
 * Opens a log, or starts one. The file begins with its format and version (see `headerLine`); each entry is a line (see
 * `logLine`). Removes an incomplete last entry, which a crash leaves. Rewrites a file of an older version. Allows one
 * writer at a time: see `lockFile`.
 * @throws {StateFileError} when the file is damaged, of another kind, or of a newer version; it then stays unchanged
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
  // The header reaches the disk before the name, so an empty file is not from this program.
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
  const { size } = await file.stat();
  return { log: createWriter(file, { entries: entries.length, bytes: size }), entries, tornBytes };
}

/** Reads the entries of a log without opening it for writing; returns none for a missing file. @throws {StateFileError} */
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

function createWriter(file: FileHandle, before: { readonly entries: number; readonly bytes: number }): DurableLog {
  let waiting: { json: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let writing: Promise<void> | null = null;
  let broken: unknown = null;
  let closed = false;
  let safe = before.entries;
  let { bytes } = before;

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        if (broken) throw broken;
        const text = Buffer.from(batch.map(({ json }, at) => logLine(json, safe + at, safe)).join(''));
        await file.appendFile(text);
        await file.datasync();
        bytes += text.length;
        safe += batch.length;
        for (const { resolve } of batch) resolve();
      } catch (error) {
        // A later entry must not follow one that may be incomplete.
        broken = error;
        for (const { reject } of batch) reject(error);
      }
    }
    writing = null;
  };

  return {
    get bytes() {
      return bytes;
    },
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
