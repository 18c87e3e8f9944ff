import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, replaceFile, syncFolder } from '../../src/base/durable-files.ts';
import { type DurableLog, openDurableLog } from '../../src/base/durable-log.ts';
import { type FileFormat, foreignFile } from '../../src/base/file-format.ts';
import { type FileLock, lockFile } from '../../src/base/file-lock.ts';
import type { JsonValue } from '../../src/base/json.ts';
import { jsonFileText, readJsonFile } from '../../src/base/json-file.ts';
import type { SnapshotContent } from '../kernel/world/snapshots/snapshot-file.ts';
import type { WorldRecord } from './record.ts';

const withoutIt = 'start with another folder: the tenants in it are lost then';
const worldLog: FileFormat = { name: 'world-log', title: 'log of a world', version: 1, withoutIt };
const snapshotFormat: FileFormat = { name: 'kept-snapshot', title: 'snapshot', version: 1, withoutIt };

const LOG = 'world.log';
const DRAFT = 'world.draft';

/** The folder of a world that lasts: a log of what becomes of its tenants, snapshots, and files of unfinished uploads. */
export class DataFolder {
  readonly path: string;
  /** The records of the log at opening. */
  readonly records: readonly WorldRecord[];
  #log: DurableLog;
  readonly #lock: FileLock;
  #snapshots: number;

  private constructor(
    path: string,
    opened: { log: DurableLog; records: readonly WorldRecord[]; lock: FileLock; snapshots: number },
  ) {
    this.path = path;
    this.records = opened.records;
    this.#log = opened.log;
    this.#lock = opened.lock;
    this.#snapshots = opened.snapshots;
  }

  /**
   * Opens the folder, or makes it. Cuts off a record that a crash left incomplete.
   * @throws {LockedError} if another process uses it
   * @throws {StateFileError} if it is damaged, of a later version, or has other contents; it stays as it is
   */
  static async open(path: string): Promise<DataFolder> {
    await makeFolder(path);
    await demandOwn(path);
    const lock = await lockFile(join(path, 'lock'));
    try {
      await rm(join(path, DRAFT), { force: true });
      const { log, entries } = await openDurableLog(join(path, LOG), worldLog);
      await mkdir(join(path, 'snapshots'), { recursive: true });
      const snapshots = Math.max(
        0,
        ...(await readdir(join(path, 'snapshots'))).map((name) => Number.parseInt(name, 10) || 0),
      );
      return new DataFolder(path, { log, records: entries as readonly WorldRecord[], lock, snapshots });
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** Where the files of tenants are. */
  get files(): string {
    return join(this.path, 'files');
  }

  /** Length of the log in bytes. */
  get bytes(): number {
    return this.#log.bytes;
  }

  /** Resolves when the record is on the disk. */
  append(record: WorldRecord): Promise<void> {
    return this.#log.append(record as JsonValue);
  }

  /** Begins a new log. Its records are those of the folder after `useLog`. */
  async draftLog(): Promise<DurableLog> {
    return (await openDurableLog(join(this.path, DRAFT), worldLog)).log;
  }

  /** Puts a complete new log in the place of the old one. */
  async useLog(log: DurableLog): Promise<void> {
    await rename(join(this.path, DRAFT), join(this.path, LOG));
    await syncFolder(this.path);
    const old = this.#log;
    this.#log = log;
    await old.close();
  }

  /** Writes a snapshot; returns the name of its file. */
  async addSnapshot(content: SnapshotContent): Promise<string> {
    this.#snapshots += 1;
    const file = `${this.#snapshots}.json`;
    await replaceFile(
      join(this.path, 'snapshots', file),
      jsonFileText(snapshotFormat, content as unknown as JsonValue),
    );
    return file;
  }

  /** Reads a snapshot. @throws {StateFileError} */
  async readSnapshot(file: string): Promise<SnapshotContent> {
    const path = join(this.path, 'snapshots', file);
    return readJsonFile(await readFile(path, 'utf8'), path, snapshotFormat).content as unknown as SnapshotContent;
  }

  /** Deletes the snapshots that are not among these. */
  async keepSnapshots(files: ReadonlySet<string>): Promise<void> {
    for (const file of await readdir(join(this.path, 'snapshots'))) {
      if (!files.has(file)) await rm(join(this.path, 'snapshots', file), { force: true });
    }
  }

  /** Waits for what is being written, and releases the folder. */
  async close(): Promise<void> {
    await this.#log.close();
    await rm(join(this.path, DRAFT), { force: true });
    await this.#lock.release();
  }
}

/** A folder with other contents is somebody's: it is left as it is. */
async function demandOwn(path: string): Promise<void> {
  const names = (await readdir(path)).filter((name) => !/^(lock|world\.draft)/.test(name));
  if (names.includes(LOG)) return;
  const [other] = names.filter((name) => name !== 'files' && name !== 'snapshots');
  const data: FileFormat = { ...worldLog, title: 'data folder of a world' };
  if (other !== undefined) throw foreignFile(path, data, `it has other contents, such as ${other}, and no ${LOG}`);
}
