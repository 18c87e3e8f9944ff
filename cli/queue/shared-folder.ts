import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { withSlashes } from '../../src/base/slashes.ts';
import { UsageError } from '../exit-codes.ts';

/** Whether a source is a URL that workers fetch, not a path. */
export const isRemote = (video: string): boolean => /^(https?|s3):\/\//i.test(video);

/**
 * Returns the path of a file below the shared folder, with `/`, as it is kept in the queue: the folder may be mounted elsewhere on
 * other machines.
 * @throws {UsageError} without a shared folder, and for files outside of it
 */
export function sharedPath(video: string, folder: string | undefined): string {
  if (folder === undefined) {
    throw new UsageError(
      `${video} is a path of this machine, which other workers may not have. Give a URL (https:// or s3://), or name the folder that all workers share (--shared-folder).`,
    );
  }
  const path = relative(resolve(folder), resolve(video));
  if (path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) {
    throw new UsageError(`${video} is not below the shared folder ${folder}.`);
  }
  return withSlashes(path);
}

/** Returns the path on this machine of a file below the shared folder. @throws {UsageError} without the folder */
export function pathOnThisMachine(path: string, folder: string | undefined): string {
  if (folder !== undefined) return join(resolve(folder), path);
  throw new UsageError(
    `${path} is in a folder that workers share, which this worker was not told. Start workers with --shared-folder.`,
  );
}
