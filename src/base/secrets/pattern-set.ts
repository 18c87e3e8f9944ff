import type { Span } from './view.ts';

/** Patterns with the same beginning, and their lengths, the longest first. */
interface Bucket {
  readonly patterns: Set<string>;
  readonly lengths: number[];
}

/** Up to this number of different beginnings the search looks for each one separately. */
const FEW = 16;

/** Shortest beginning that is recognised. */
const SHORTEST_BEGINNING = 4;

/** Patterns that are searched together: the search reads a text a few times at most, for any number of patterns. */
export class PatternSet {
  readonly #key: number;
  readonly #buckets = new Map<string, Bucket>();
  /** Beginnings shorter than a key. */
  readonly #starts = new Set<string>();
  #longest = 0;

  /** @param key number of letters by which the set finds a pattern; no pattern may be shorter */
  constructor(key: number) {
    this.#key = key;
  }

  get isEmpty(): boolean {
    return this.#longest === 0;
  }

  add(pattern: string): void {
    const key = pattern.slice(0, this.#key);
    const bucket = this.#buckets.get(key) ?? { patterns: new Set(), lengths: [] };
    this.#buckets.set(key, bucket);
    bucket.patterns.add(pattern);
    for (let length = SHORTEST_BEGINNING; length < this.#key; length += 1) this.#starts.add(pattern.slice(0, length));
    this.#longest = Math.max(this.#longest, pattern.length);
    if (bucket.lengths.includes(pattern.length)) return;
    bucket.lengths.push(pattern.length);
    bucket.lengths.sort((left, right) => right - left);
  }

  /** Finds patterns in a text; of several at one position, the longest. */
  find(text: string): Span[] {
    return this.#buckets.size <= FEW ? this.#findByKey(text) : this.#findByPlace(text);
  }

  /** Length of the longest end of a text that begins a pattern; 0 when none has at least `shortest` letters. */
  beginningAtEnd(text: string, shortest: number): number {
    for (let length = Math.min(this.#longest - 1, text.length); length >= shortest; length -= 1) {
      if (this.#begins(text.slice(-length))) return length;
    }
    return 0;
  }

  #findByKey(text: string): Span[] {
    const spans: Span[] = [];
    for (const [key, bucket] of this.#buckets) {
      for (let at = text.indexOf(key); at !== -1; ) {
        const length = lengthAt(bucket, text, at);
        if (length > 0) spans.push({ from: at, to: at + length });
        at = text.indexOf(key, at + Math.max(1, length));
      }
    }
    return spans;
  }

  #findByPlace(text: string): Span[] {
    const spans: Span[] = [];
    for (let at = 0; at + this.#key <= text.length; ) {
      const bucket = this.#buckets.get(text.slice(at, at + this.#key));
      const length = bucket === undefined ? 0 : lengthAt(bucket, text, at);
      if (length > 0) spans.push({ from: at, to: at + length });
      at += Math.max(1, length);
    }
    return spans;
  }

  #begins(tail: string): boolean {
    if (tail.length < this.#key) return this.#starts.has(tail);
    const { patterns = [] } = this.#buckets.get(tail.slice(0, this.#key)) ?? {};
    for (const pattern of patterns) if (pattern.startsWith(tail)) return true;
    return false;
  }
}

const lengthAt = ({ lengths, patterns }: Bucket, text: string, at: number): number =>
  lengths.find((length) => patterns.has(text.slice(at, at + length))) ?? 0;
