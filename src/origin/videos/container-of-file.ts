import { open } from 'node:fs/promises';
import { CONTAINER_BYTES, type Container, containerOf } from '../../media/index.ts';

/** Returns the container of a video file by its first bytes; null for other files. */
export async function containerOfFile(path: string): Promise<Container | null> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CONTAINER_BYTES), 0, CONTAINER_BYTES, 0);
    return containerOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
