import type { Span } from './view.ts';

/** Patterns that begin alike, with the lengths there are, the longest first. */
interface Bucket {
  readonly patterns: Set<string>;
  readonly lengths: number[];
}

/** Up to so many different beginnings are looked for one by one. */
const FEW = 16;

/** Shortest beginning that is recognised. */
const SHORTEST_BEGINNING = 4;

/** Texts that are looked for together: a text is gone through a few times at most, however many there are. */
export class PatternSet {
  readonly #key: number;
  readonly #buckets = new Map<string, Bucket>();
  /** Beginnings shorter than a key. */
  readonly #starts = new Set<string>();
  #longest = 0;

  /** @param key how many letters of a pattern it is found by; no pattern may be shorter */
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

  /** Where patterns stand in a text; of several that begin at one place the longest. */
  find(text: string): Span[] {
    return this.#buckets.size <= FEW ? this.#findByKey(text) : this.#findByPlace(text);
  }

  /** How long the longest end of a text is that is a pattern's beginning; 0 when there is none of `shortest`. */
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
