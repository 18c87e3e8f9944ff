import type { UploadWish } from './tus.ts';

/** An unfinished upload of this browser. */
export interface KeptFile {
  /** Id of the upload. */
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly wish: UploadWish;
  /** The file itself; null where the browser has too little room for it. */
  readonly file: File | null;
}

const STORE = 'uploads';

/** Remembers unfinished uploads, so that they go on after a reload. Without IndexedDB, as in some private windows, it remembers nothing. */
export const keptFiles = {
  /** Remembers an upload, with its file if there is room for it. */
  async keep(kept: Omit<KeptFile, 'file'>, file: File): Promise<void> {
    await change('readwrite', (store) => store.put({ ...kept, file: null }));
    if (await isRoom(file.size)) await change('readwrite', (store) => store.put({ ...kept, file }));
  },
  /** Forgets an upload. */
  async forget(id: string): Promise<void> {
    await change('readwrite', (store) => store.delete(id));
  },
  /** Returns all uploads that are remembered. */
  async all(): Promise<readonly KeptFile[]> {
    return (await change<KeptFile[]>('readonly', (store) => store.getAll())) ?? [];
  },
};

/** A file takes at most a quarter of what the browser grants. */
async function isRoom(size: number): Promise<boolean> {
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate().catch(() => null)) ?? {};
  return size < (quota - usage) / 4;
}

/** Carries out one request. Returns null where the browser refuses. */
async function change<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<Result | null> {
  const database = await opened().catch(() => null);
  if (database === null) return null;
  try {
    const transaction = database.transaction(STORE, mode, { durability: 'relaxed' });
    const request = work(transaction.objectStore(STORE));
    return await new Promise<Result | null>((resolve) => {
      transaction.oncomplete = () => resolve(request.result as Result);
      transaction.onabort = () => resolve(null);
    });
  } catch {
    return null;
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('caption-harness', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another tab holds the old database'));
  });
}
