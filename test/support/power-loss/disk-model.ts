import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A change of the disk, in the order in which they were completed. Paths are relative to the watched folder. */
export type DiskChange =
  | { readonly kind: 'folder' | 'remove'; readonly path: string }
  | { readonly kind: 'open'; readonly path: string; readonly file: number; readonly emptied: boolean }
  | { readonly kind: 'append'; readonly file: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: number; readonly size: number }
  | { readonly kind: 'rename' | 'link'; readonly from: string; readonly to: string }
  /** `site`: the functions that asked for it, innermost first. */
  | { readonly kind: 'sync'; readonly file: number; readonly site: string }
  | { readonly kind: 'sync-folder'; readonly path: string; readonly site: string }
  /** Not a change: the program told somebody that this is safe. */
  | { readonly kind: 'promise'; readonly value: unknown };

interface FileNode {
  now: Buffer;
  /** What was flushed. */
  safe: Buffer;
}
interface FolderNode {
  readonly now: Map<string, Node>;
  safe: Map<string, Node>;
}
type Node = FileNode | FolderNode;

const isFolder = (node: Node | undefined): node is FolderNode => node !== undefined && node.now instanceof Map;

/** What a disk may hold after the power went, for what was not flushed. */
export const LOSSES = {
  /** Neither names nor contents. */
  everything: { names: false, content: (safe: Buffer) => safe },
  /** Names are there, contents are not. */
  contents: { names: true, content: (safe: Buffer) => safe },
  /** Contents are there, names are not. */
  names: { names: false, content: (_safe: Buffer, now: Buffer) => now },
  /** Nothing: as after `kill -9`. */
  nothing: { names: true, content: (_safe: Buffer, now: Buffer) => now },
  /** Half of what was written last. */
  half: { names: true, content: (safe: Buffer, now: Buffer) => torn(safe, now, 0.5) },
  /** All but the last byte of what was written last. */
  'the last byte': { names: true, content: (safe: Buffer, now: Buffer) => torn(safe, now, 1) },
  /** The bytes of what was written last, not its length. */
  'contents but their length': { names: true, content: (safe: Buffer, now: Buffer) => zeroed(safe, now, 1) },
  /** The first half of what was written last; the second is there. */
  'the first half': { names: true, content: (safe: Buffer, now: Buffer) => zeroed(safe, now, 0.5) },
} as const;

/** @see LOSSES */
export type Loss = keyof typeof LOSSES;

/** Length of what both begin with, where one continues the other; else 0: it was written anew. */
function base(safe: Buffer, now: Buffer): number {
  const length = Math.min(safe.length, now.length);
  return now.subarray(0, length).equals(safe.subarray(0, length)) ? length : 0;
}

function torn(safe: Buffer, now: Buffer, share: number): Buffer {
  const from = base(safe, now);
  return now.subarray(
    0,
    Math.max(from, from + Math.min(now.length - from - 1, Math.floor((now.length - from) * share))),
  );
}

function zeroed(safe: Buffer, now: Buffer, share: number): Buffer {
  const from = base(safe, now);
  const copy = Buffer.from(now);
  return copy.fill(0, from, from + Math.ceil((now.length - from) * share));
}

const IS_LOCK = /(^|\.)lock(\.|$)/;
const DEAD = Buffer.from('999999999 1\n');

/** A disk that knows what was flushed. */
export class DiskModel {
  readonly #root: FolderNode = { now: new Map(), safe: new Map() };
  readonly #files = new Map<number, FileNode>();

  /** Takes over a folder as it is, all of it flushed. */
  load(folder: string, into: FolderNode = this.#root): void {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const node: Node = statSync(path).isDirectory()
        ? { now: new Map(), safe: new Map() }
        : { now: readFileSync(path), safe: readFileSync(path) };
      if (isFolder(node)) this.load(path, node);
      into.now.set(name, node);
      into.safe.set(name, node);
    }
  }

  apply(change: DiskChange): void {
    switch (change.kind) {
      case 'folder':
        this.#put(change.path, { now: new Map(), safe: new Map() });
        return;
      case 'remove':
        this.#take(change.path);
        return;
      case 'open': {
        const found = this.#find(change.path);
        const file = found && !isFolder(found) ? found : { now: Buffer.alloc(0), safe: Buffer.alloc(0) };
        if (!found) this.#put(change.path, file);
        if (change.emptied) file.now = Buffer.alloc(0);
        this.#files.set(change.file, file);
        return;
      }
      case 'append': {
        const file = this.#file(change.file);
        file.now = Buffer.concat([file.now, change.bytes]);
        return;
      }
      case 'truncate': {
        const file = this.#file(change.file);
        file.now = file.now.subarray(0, change.size);
        return;
      }
      case 'rename':
      case 'link': {
        const node = this.#find(change.from);
        if (node) this.#put(change.to, node);
        if (change.kind === 'rename') this.#take(change.from);
        return;
      }
      case 'sync': {
        const file = this.#file(change.file);
        file.safe = file.now;
        return;
      }
      case 'sync-folder': {
        const folder = change.path === '' ? this.#root : this.#find(change.path);
        if (isFolder(folder)) folder.safe = new Map(folder.now);
      }
    }
  }

  /** Writes what is left of it into a folder. Returns what names and contents come to, to tell states apart. */
  restore(loss: Loss, folder: string | null): string {
    const parts: string[] = [];
    const { names, content } = LOSSES[loss];
    const write = (node: FolderNode, path: string): void => {
      if (folder !== null) mkdirSync(join(folder, path), { recursive: true });
      for (const [name, child] of names ? node.now : node.safe) {
        const place = join(path, name);
        if (isFolder(child)) {
          parts.push(place);
          write(child, place);
          continue;
        }
        // The process that held a lock is gone.
        const bytes = IS_LOCK.test(name) ? DEAD : content(child.safe, child.now);
        parts.push(place, bytes.toString('latin1'));
        if (folder !== null) writeFileSync(join(folder, place), bytes);
      }
    };
    write(this.#root, '');
    return parts.join('\u0001');
  }

  #file(id: number): FileNode {
    const file = this.#files.get(id);
    if (!file) throw new Error(`no file was opened as ${id}`);
    return file;
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const name of path.split('/')) node = isFolder(node) ? node.now.get(name) : undefined;
    return node;
  }

  #above(path: string): FolderNode {
    const at = path.lastIndexOf('/');
    const node = at < 0 ? this.#root : this.#find(path.slice(0, at));
    if (!isFolder(node)) throw new Error(`no folder holds ${path}`);
    return node;
  }

  #put(path: string, node: Node): void {
    this.#above(path).now.set(path.slice(path.lastIndexOf('/') + 1), node);
  }

  #take(path: string): void {
    if (this.#find(path)) this.#above(path).now.delete(path.slice(path.lastIndexOf('/') + 1));
  }
}
