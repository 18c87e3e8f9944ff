/** Another process uses a data folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';

  /** @param pid the process that uses it */
  constructor(path: string, pid: number) {
    super(`The data folder ${path} is in use by process ${pid}. Stop it, or name another folder.`);
  }
}
