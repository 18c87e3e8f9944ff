import type * as Fs from 'node:fs';
import type * as FsPromises from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { DiskChange } from './disk-model.ts';

/** What is recorded, and below which folder; nothing while it is null. */
let recording: { readonly root: string; readonly changes: DiskChange[]; files: number } | null = null;

/** Records the changes below a folder while some work runs. `promised` notes what the program told to be safe. */
export async function record(
  root: string,
  work: (promised: (value: unknown) => void) => Promise<void>,
): Promise<readonly DiskChange[]> {
  const own = { root, changes: [] as DiskChange[], files: 0 };
  recording = own;
  try {
    await work((value) => own.changes.push({ kind: 'promise', value }));
  } finally {
    recording = null;
  }
  return own.changes;
}

/** The path within the watched folder; null outside, and while nothing is recorded. */
function within(path: unknown): string | null {
  if (recording === null) return null;
  const inside = relative(recording.root, resolve(String(path)));
  return inside.startsWith('..') ? null : inside;
}

function note(change: DiskChange): void {
  recording?.changes.push(change);
}

/** The functions under test that are at work, innermost first. */
function site(): string {
  const frames = (new Error().stack ?? '').split('\n').filter((line) => /\/(src|conformance)\//.test(line));
  return frames
    .slice(0, 2)
    .map((line) => /at (?:async )?(?:Object\.)?([\w.<>#]+)/.exec(line)?.[1] ?? '?')
    .join(' < ');
}

const bytesOf = (data: unknown): Buffer =>
  typeof data === 'string' ? Buffer.from(data) : Buffer.from(data as Uint8Array);

/** `node:fs/promises` that records what changes the disk. */
export function recordingPromises(real: typeof FsPromises): typeof FsPromises {
  const open: typeof real.open = async (path, flags = 'r', mode) => {
    const inside = within(path);
    const handle = await real.open(path, flags, mode);
    if (inside === null) return handle;
    return (await handle.stat()).isDirectory()
      ? folderHandle(handle, inside)
      : fileHandle(handle, inside, String(flags));
  };
  const fakes = {
    open,
    async mkdir(path: Fs.PathLike, options?: Fs.MakeDirectoryOptions) {
      const made = await real.mkdir(path, options);
      const inside = within(path);
      if (inside !== null && !(options?.recursive && made === undefined)) note({ kind: 'folder', path: inside });
      return made;
    },
    async rename(from: Fs.PathLike, to: Fs.PathLike) {
      await real.rename(from, to);
      const [one, other] = [within(from), within(to)];
      if (one !== null && other !== null) note({ kind: 'rename', from: one, to: other });
    },
    async link(from: Fs.PathLike, to: Fs.PathLike) {
      await real.link(from, to);
      const [one, other] = [within(from), within(to)];
      if (one !== null && other !== null) note({ kind: 'link', from: one, to: other });
    },
    async rm(path: Fs.PathLike, options?: Fs.RmOptions) {
      await real.rm(path, options);
      const inside = within(path);
      if (inside !== null) note({ kind: 'remove', path: inside });
    },
    async writeFile(path: Fs.PathLike, data: string) {
      const file = await open(path, 'w');
      await file.writeFile(data).finally(() => file.close());
    },
  };
  const whole = { ...real, ...fakes } as unknown as typeof FsPromises;
  return { ...whole, default: whole } as unknown as typeof FsPromises;
}

function folderHandle(handle: FsPromises.FileHandle, path: string): FsPromises.FileHandle {
  const sync = async () => {
    const by = site();
    await handle.sync();
    note({ kind: 'sync-folder', path, site: by });
  };
  return overlaid(handle, { sync, datasync: sync });
}

function fileHandle(handle: FsPromises.FileHandle, path: string, flags: string): FsPromises.FileHandle {
  if (recording === null) return handle;
  recording.files += 1;
  const file = recording.files;
  note({ kind: 'open', path, file, emptied: flags.startsWith('w') });
  const sync = async () => {
    const by = site();
    await handle.sync();
    note({ kind: 'sync', file, site: by });
  };
  const append = async (data: unknown) => {
    await handle.appendFile(bytesOf(data));
    note({ kind: 'append', file, bytes: bytesOf(data) });
  };
  const truncate = async (size = 0) => {
    await handle.truncate(size);
    note({ kind: 'truncate', file, size });
  };
  return overlaid(handle, { sync, datasync: sync, appendFile: append, writeFile: append, truncate });
}

const overlaid = (handle: FsPromises.FileHandle, fakes: object): FsPromises.FileHandle =>
  new Proxy(handle, {
    get(target, name) {
      if (Object.hasOwn(fakes, name)) return Reflect.get(fakes, name);
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** `node:fs` whose write streams record. */
export function recordingFs(real: typeof Fs): typeof Fs {
  const createWriteStream = (path: Fs.PathLike, options?: { flags?: string }) => {
    const inside = within(path);
    if (inside === null || recording === null) return real.createWriteStream(path, options);
    recording.files += 1;
    const file = recording.files;
    const write: typeof real.write = ((
      fd: number,
      data: Buffer,
      from: number,
      length: number,
      at: number,
      done: never,
    ) => {
      note({ kind: 'append', file, bytes: Buffer.from(data.subarray(from, from + length)) });
      real.write(fd, data, from, length, at, done);
    }) as never;
    const open = ((...args: Parameters<typeof real.open>) => {
      note({ kind: 'open', path: inside, file, emptied: true });
      real.open(...args);
    }) as typeof real.open;
    return real.createWriteStream(path, { ...options, fs: { open, write, close: real.close } } as never);
  };
  const whole = { ...real, createWriteStream };
  return { ...whole, default: whole } as unknown as typeof Fs;
}
