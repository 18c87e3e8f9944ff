import type { Readable, Writable } from 'node:stream';

/** A store of videos and subtitles: a folder or a bucket. */
export interface ObjectStore {
  /** Name for people; not a secret. */
  readonly id: string;
  /** Stores a copy of a file under a key, and replaces its object. The file must not change afterwards. */
  putFile(key: string, path: string, signal?: AbortSignal): Promise<void>;
  /** Stores a text in UTF-8 under a key, and replaces its object. */
  putText(key: string, text: string, signal?: AbortSignal): Promise<void>;
  /** Opens the object of a key; null when there is none. */
  open(key: string): Promise<OpenObject | null>;
  /** Removes all objects whose key begins with this and a `/`. */
  deleteAll(folder: string): Promise<void>;
}

/** One version of an object. Its facts and bytes belong together, also after a replacement. */
export interface OpenObject {
  /** Bytes. */
  readonly size: number;
  /** Strong entity tag with its quotes. */
  readonly etag: string;
  /** Milliseconds since the epoch; null where the store does not say it. */
  readonly modified: number | null;
  /** Reads the bytes from `start` to `end`, both included. */
  read(start: number, end: number): Promise<Readable>;
  /** Writes these bytes to a stream and ends it, for less than a stream of `read` costs. Absent where that is not possible. */
  readonly writeTo?: (to: Writable, start: number, end: number) => Promise<void>;
  /** Closes the object. The caller runs it after the last read. */
  close(): Promise<void>;
}

/**
 * Checks a key: parts of letters, digits, `_`, `-` and `.`, divided by `/`; no part begins with a dot.
 * @throws {TypeError} for any other: the origin makes keys, not its callers
 */
export function checkKey(key: string): string {
  if (/^[A-Za-z0-9_-][\w.-]*(\/[A-Za-z0-9_-][\w.-]*)*$/.test(key)) return key;
  throw new TypeError(`not a key of an object: ${JSON.stringify(key)}`);
}

/** Reads a whole object as text. */
export async function readText(object: OpenObject): Promise<string> {
  try {
    if (object.size === 0) return '';
    const chunks: Buffer[] = [];
    for await (const chunk of await object.read(0, object.size - 1)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    await object.close();
  }
}
