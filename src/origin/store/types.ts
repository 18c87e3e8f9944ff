import type { Readable } from 'node:stream';

/** Where videos and subtitles are kept: a folder, a bucket. */
export interface ObjectStore {
  /** For people; no secret. */
  readonly id: string;
  /** Puts a copy of a file in place of whatever has that key. The file must not change afterwards. */
  putFile(key: string, path: string, signal?: AbortSignal): Promise<void>;
  /** Puts a text, in UTF-8, in place of whatever has that key. */
  putText(key: string, text: string, signal?: AbortSignal): Promise<void>;
  /** Opens what has that key; null when there is nothing. */
  open(key: string): Promise<OpenObject | null>;
  /** Removes everything whose key begins with this and a `/`. */
  deleteAll(folder: string): Promise<void>;
}

/** One version of an object. What it tells and what is read belong together, whatever is put meanwhile. */
export interface OpenObject {
  /** Bytes. */
  readonly size: number;
  /** Strong entity tag with its quotes. */
  readonly etag: string;
  /** Milliseconds since the epoch. */
  readonly modified: number;
  /** The bytes from `start` to `end`, both included. */
  read(start: number, end: number): Promise<Readable>;
  /** To be called once nothing is read any more. */
  close(): Promise<void>;
}

/**
 * Checks a key: parts of letters, digits, `_`, `-` and `.`, divided by `/`; no part begins with a dot.
 * @throws {TypeError} for any other: keys are made here, not by callers
 */
export function checkKey(key: string): string {
  if (/^[A-Za-z0-9_-][\w.-]*(\/[A-Za-z0-9_-][\w.-]*)*$/.test(key)) return key;
  throw new TypeError(`not a key of an object: ${JSON.stringify(key)}`);
}

/** The whole of an object as text. */
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
