import type { Journal } from '../../kernel/world/journal.ts';
import type { Kept } from '../../kernel/world/journal-entry.ts';
import type { Matcher } from './match-entry.ts';

/** What is waited for. */
export interface WaitOptions {
  readonly matcher: Matcher;
  /** Entries, those that are there already included. */
  readonly count: number;
  /** Real milliseconds. */
  readonly timeoutMs: number;
  /** Aborted when the caller is gone. */
  readonly signal: AbortSignal;
}

/** How a wait ended. `kept` lacks entries that were dropped meanwhile; `matched` counts them. */
export interface WaitEnd {
  readonly kind: 'matched' | 'timeout' | 'deleted' | 'gone';
  readonly matched: number;
  readonly kept: readonly Kept[];
}

/**
 * Waits for entries of a journal, without asking again and again. It looks at every entry as it arrives, so none is
 * missed, however soon it is dropped. A reset of the tenant begins the count again. Holds no entry.
 */
export async function waitFor(journal: Journal, options: WaitOptions): Promise<WaitEnd> {
  const { matcher, count, timeoutMs, signal } = options;
  const { matches } = matcher;
  const found = new Set<number>();
  for (const { number, kept } of journal.after(0)) if (matches(kept)) found.add(number);
  const end = (kind: WaitEnd['kind']): WaitEnd => ({
    kind,
    matched: found.size,
    kept: [...journal.after(0)]
      .filter(({ number }) => found.has(number))
      .map(({ kept }) => kept)
      .sort((a, b) => a.order - b.order),
  });
  if (found.size >= count) return end('matched');
  if (timeoutMs === 0) return end('timeout');
  return new Promise((resolve) => {
    const stop = (kind: WaitEnd['kind']) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onGone);
      remove();
      resolve(end(kind));
    };
    const onGone = () => stop('gone');
    const timer = setTimeout(() => stop('timeout'), timeoutMs);
    timer.unref();
    signal.addEventListener('abort', onGone, { once: true });
    const remove = journal.listeners.add({
      added({ number, kept }) {
        if (!matches(kept)) return;
        found.add(number);
        if (found.size >= count) stop('matched');
      },
      cleared: () => found.clear(),
      closed: () => stop('deleted'),
    });
  });
}
