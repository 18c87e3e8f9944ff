import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cutPackets } from './cut-packets.ts';
import { fileTrouble } from './file-trouble.ts';
import { openInput } from './open-input.ts';
import { startOf } from './start-of.ts';
import { checkStructure, isFragmentedFile } from './structure/check-structure.ts';
import type { CutSound } from './types.ts';

/**
 * Copies a span of the main sound track to a separate file, see `cutPackets`. Must run in a separate process.
 * @param from seconds; the piece begins with the packet that sounds then
 * @param to seconds; the piece ends with the packet that sounds then
 * @returns null for a span without a packet
 */
export async function cutSound(path: string, copy: string, from: number, to: number): Promise<CutSound> {
  const wrong = checkStructure(path);
  if (wrong) return wrong;
  const { FilePathTarget } = await import('mediabunny');
  const input = await openInput(path);
  const target = async () => {
    await mkdir(dirname(copy), { recursive: true });
    await rm(copy, { force: true });
    return new FilePathTarget(copy);
  };
  try {
    const start = await startOf(input, isFragmentedFile(path));
    const cut = await cutPackets(input, { start, from, to, target });
    return cut === null || 'trouble' in cut ? cut : { path: copy, ...cut };
  } catch (error) {
    return fileTrouble(error, 'has sound that cannot be cut');
  } finally {
    input.dispose();
  }
}
