import type { VideoRecord } from './types.ts';

/** Who is told of changes of records. */
export interface RecordWatchers {
  /** Tells all who watch a record, or all records. Null: it was removed. */
  tell(id: string, record: VideoRecord | null): void;
  /** Calls the listener at every change, with null for a removed record. Returns a function that stops it. */
  watch(id: string, listener: (record: VideoRecord | null) => void): () => void;
  /** As `watch`, for all videos. */
  watchAll(listener: (id: string, record: VideoRecord | null) => void): () => void;
}

/** Keeps who watches records, wherever these are kept. */
export function recordWatchers(): RecordWatchers {
  const listeners = new Map<string, Set<(record: VideoRecord | null) => void>>();
  const listenersOfAll = new Set<(id: string, record: VideoRecord | null) => void>();
  return {
    tell(id, record) {
      for (const listener of listeners.get(id) ?? []) listener(record);
      for (const listener of listenersOfAll) listener(id, record);
    },
    watch(id, listener) {
      const own = listeners.get(id) ?? new Set();
      listeners.set(id, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(id);
      };
    },
    watchAll(listener) {
      listenersOfAll.add(listener);
      return () => listenersOfAll.delete(listener);
    },
  };
}
