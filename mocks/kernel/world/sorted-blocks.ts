import { firstWhere } from './first-where.ts';

/** Rows of a block. Twice as many are halved. */
const BLOCK = 256;

interface Block<Row> {
  /** Descending. */
  readonly keys: number[];
  readonly rows: Row[];
}

/**
 * Rows by a number, the least first; those of equal numbers in the order in which they were added. They lie in blocks: adding one
 * moves those of its block only, and the first one is taken without a search, however many there are. Numbers are searched in
 * lists of their own: a search through the rows would wait for memory at every step.
 */
export class SortedBlocks<Row> {
  /** None is empty; the last row of the last one is the first of all. */
  readonly #blocks: Block<Row>[] = [];
  /** The least number of each block. */
  readonly #least: number[] = [];

  /** The row of the least number, or null. */
  get first(): Row | null {
    return this.#blocks.at(-1)?.rows.at(-1) ?? null;
  }

  /** The rows in order, read as far as the caller goes. */
  *inOrder(): Generator<Row> {
    for (let block = this.#blocks.length - 1; block >= 0; block -= 1) {
      const { rows = [] } = this.#blocks[block] ?? {};
      for (let at = rows.length - 1; at >= 0; at -= 1) yield rows[at] as Row;
    }
  }

  add(key: number, row: Row): void {
    if (this.#blocks.length === 0) this.#insert(0, { keys: [], rows: [] });
    const position = Math.min(
      firstWhere(this.#least, (least) => least <= key),
      this.#blocks.length - 1,
    );
    const block = this.#blocks[position] as Block<Row>;
    const { keys, rows } = block;
    const at = firstWhere(keys, (other) => other <= key);
    keys.splice(at, 0, key);
    rows.splice(at, 0, row);
    if (keys.length === 2 * BLOCK) {
      this.#insert(position + 1, { keys: keys.splice(BLOCK), rows: rows.splice(BLOCK) });
    }
    this.#least[position] = keys.at(-1) as number;
  }

  /** Removes the row of the least number; does nothing without one. */
  removeFirst(): void {
    const block = this.#blocks.at(-1);
    if (block === undefined) return;
    block.keys.pop();
    block.rows.pop();
    const least = block.keys.at(-1);
    if (least !== undefined) this.#least[this.#blocks.length - 1] = least;
    else {
      this.#blocks.pop();
      this.#least.pop();
    }
  }

  clear(): void {
    this.#blocks.length = 0;
    this.#least.length = 0;
  }

  #insert(position: number, block: Block<Row>): void {
    this.#blocks.splice(position, 0, block);
    this.#least.splice(position, 0, block.keys.at(-1) ?? 0);
  }
}
