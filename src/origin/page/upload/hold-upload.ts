/**
 * Takes an upload for this tab until it is closed, so that two tabs do not send the same file. Returns false if another tab has it.
 * Browsers without locks, which is those on plain http beyond this machine, always give it.
 */
export function holdUpload(id: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => {});
    };
    navigator.locks.request(`upload-${id}`, { ifAvailable: true }, hold).catch(() => resolve(true));
  });
}
