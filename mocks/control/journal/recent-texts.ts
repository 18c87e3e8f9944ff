import type { Kept } from '../../kernel/world/journal-entry.ts';
import { entryView } from './pages.ts';

/** Characters of all texts that are kept. */
const MOST = 500_000;

/**
 * The newest entries as JSON, for the readers of streams: they all read the same ones at nearly the same time, and to build
 * one takes longer than to answer its request. Bounded, so that it keeps no journal in memory.
 */
export class RecentTexts {
  readonly #texts = new Map<Kept, string>();
  #length = 0;

  /** An entry as JSON, without the braces around its members. */
  of(kept: Kept): string {
    const known = this.#texts.get(kept);
    if (known !== undefined) return known;
    const text = JSON.stringify(entryView(kept, 'build')).slice(1, -1);
    this.#texts.set(kept, text);
    this.#length += text.length;
    for (const [oldest, { length }] of this.#texts) {
      if (this.#length <= MOST) break;
      this.#texts.delete(oldest);
      this.#length -= length;
    }
    return text;
  }

  /** The number of texts that are kept. */
  get size(): number {
    return this.#texts.size;
  }
}
