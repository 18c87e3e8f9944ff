import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemClock } from './clock.ts';
import { makeFolder } from './durable-files.ts';
import { isRunning, processStart } from './running-process.ts';

/** A lock that this process holds. */
export interface FileLock {
  release(): Promise<void>;
}

/** Another running process, or another part of this process, holds the lock. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
  /** Process id of the holder. */
  readonly pid: number;

  constructor(path: string, pid: number) {
    super(`${path} is held by process ${pid}`);
    this.pid = pid;
  }
}

/** Number of attempts while the holder lives, and the pause between them. */
const PATIENCE = 5;
const PAUSE_MS = 50;

let taken = 0;

/**
 * Takes a lock by a file that names its holder. Takes over the lock of a process that has ended.
 * @throws {LockedError} when its holder is alive
 */
export async function lockFile(path: string): Promise<FileLock> {
  await makeFolder(dirname(path));
  taken += 1;
  const own = `${path}.${process.pid}.${taken}`;
  await writeFile(own, holderText(process.pid));
  try {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      // A link appears with its content, unlike a file that is created and then written.
      if (await link(own, path).then(() => true, ifCode('EEXIST', false)))
        return { release: () => rm(path, { force: true }) };
      const text = await readFile(path, 'utf8').catch(ifCode('ENOENT', null));
      if (text === null) continue;
      if (!isAlive(text)) await takeAway(path, text, own);
      else if (attempt >= PATIENCE) throw new LockedError(path, Number.parseInt(text, 10));
      // A process that was just killed may need a moment to end.
      else await systemClock.sleep(PAUSE_MS);
    }
    throw new LockedError(path, 0);
  } finally {
    await rm(own, { force: true });
  }
}

/** Removes a dead holder's lock. Puts it back if another process has taken it meanwhile. */
async function takeAway(path: string, dead: string, own: string): Promise<void> {
  const aside = `${own}.aside`;
  if (!(await rename(path, aside).then(() => true, ifCode('ENOENT', false)))) return;
  if ((await readFile(aside, 'utf8')) !== dead) await link(aside, path).catch(ifCode('EEXIST', undefined));
  await rm(aside, { force: true });
}

/** Names the holder by process id and start time, because systems reuse process ids. */
const holderText = (pid: number): string => `${pid} ${processStart(pid)}\n`;

function isAlive(text: string): boolean {
  const pid = Number.parseInt(text, 10);
  return isRunning(pid) && text === holderText(pid);
}

const ifCode =
  <T>(code: string, value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === code) return value;
    throw error;
  };
