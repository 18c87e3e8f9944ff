import { firstWhere } from './first-where.ts';

/** Rows of a block have the same number without its last bits: at most 256. */
const BLOCK_BITS = 8;

/**
 * Rows by ascending numbers, found and removed without reading or moving the others. They lie in blocks: to take one out of the middle
 * of one list would move all pointers behind it.
 */
export class NumberedRows<Row> implements Iterable<Row> {
  readonly #numberOf: (row: Row) => number;
  /** None is empty. */
  readonly #blocks = new Map<number, Row[]>();
  #size = 0;

  /** @param numberOf the number of a row; it never changes */
  constructor(numberOf: (row: Row) => number, rows: Iterable<Row> = []) {
    this.#numberOf = numberOf;
    for (const row of rows) this.add(row);
  }

  get size(): number {
    return this.#size;
  }

  /** The rows, lowest number first. They must not change meanwhile. */
  *[Symbol.iterator](): Generator<Row> {
    for (const block of this.#blocks.values()) yield* block;
  }

  /** Adds a row whose number is above all others. */
  add(row: Row): void {
    const key = this.#numberOf(row) >> BLOCK_BITS;
    const block = this.#blocks.get(key);
    if (block === undefined) this.#blocks.set(key, [row]);
    else block.push(row);
    this.#size += 1;
  }

  /** The row of that number, or null. */
  find(number: number): Row | null {
    const block = this.#blocks.get(number >> BLOCK_BITS) ?? [];
    return block[this.#position(block, number)] ?? null;
  }

  /** Removes the row of that number. Returns false if there is none. */
  remove(number: number): boolean {
    const key = number >> BLOCK_BITS;
    const block = this.#blocks.get(key) ?? [];
    const position = this.#position(block, number);
    if (position < 0) return false;
    block.splice(position, 1);
    if (block.length === 0) this.#blocks.delete(key);
    this.#size -= 1;
    return true;
  }

  /** -1 for a number that no row has. */
  #position(block: readonly Row[], number: number): number {
    const position = firstWhere(block, (row) => this.#numberOf(row) >= number);
    const row = block[position];
    return row !== undefined && this.#numberOf(row) === number ? position : -1;
  }
}
