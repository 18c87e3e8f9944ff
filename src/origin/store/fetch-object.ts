import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { OpenObject } from './types.ts';

/** Copies an object into a file, which appears complete or not at all. Makes its folder. Closes the object. */
export async function fetchObject(object: OpenObject, path: string, signal: AbortSignal): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const draft = `${path}.draft`;
    await pipeline(await object.read(0, object.size - 1), createWriteStream(draft), { signal });
    await rename(draft, path);
  } finally {
    await object.close();
  }
}
