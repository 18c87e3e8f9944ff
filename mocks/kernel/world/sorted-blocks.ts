import { firstWhere } from './first-where.ts';

/** Rows of a block. Twice as many are halved. */
const BLOCK = 256;

interface Block<Row> {
  /** Descending. */
  readonly keys: number[];
  readonly rows: Row[];
  /** How many rows have each label; null after a change, until it is asked for. */
  labels: ReadonlyMap<string, number> | null;
}

/** Rows of the same number and label. */
export interface RowGroup {
  readonly key: number;
  readonly label: string;
  count: number;
}

/**
 * Rows by a number, the least first; those of equal numbers in the order in which they were added. They lie in blocks: adding one
 * moves those of its block only, and the first one is taken without a search, however many there are. Numbers are searched in
 * lists of their own: a search through the rows would wait for memory at every step.
 */
export class SortedBlocks<Row> {
  readonly #labelOf: (row: Row) => string;
  /** None is empty; the last row of the last one is the first of all. */
  readonly #blocks: Block<Row>[] = [];
  /** The least number of each block. */
  readonly #least: number[] = [];
  /** What `#readTogether` read, kept so that no engine leaves the reading out. */
  #read = 0;

  /** @param labelOf what rows are grouped by, besides their number; it never changes */
  constructor(labelOf: (row: Row) => string) {
    this.#labelOf = labelOf;
  }

  /** The row of the least number, or null. */
  get first(): Row | null {
    return this.#blocks.at(-1)?.rows.at(-1) ?? null;
  }

  /** The least number, or null. It is read without its row, which may be far away in memory. */
  get least(): number | null {
    return this.#least.at(-1) ?? null;
  }

  /** The rows in order, read as far as the caller goes. */
  *inOrder(): Generator<Row> {
    for (let block = this.#blocks.length - 1; block >= 0; block -= 1) {
      const { rows = [] } = this.#blocks[block] ?? {};
      for (let at = rows.length - 1; at >= 0; at -= 1) yield rows[at] as Row;
    }
  }

  /** So many groups in order. Blocks that belong to groups as a whole are counted as a whole. */
  groups(most: number): readonly RowGroup[] {
    const groups: RowGroup[] = [];
    const ofKey = new Map<string, RowGroup>();
    for (let block = this.#blocks.length - 1; block >= 0; block -= 1) {
      const { keys, rows } = this.#blocks[block] as Block<Row>;
      const last = groups.at(-1)?.key;
      const isFull = groups.length === most;
      if (keys[0] === last) {
        const labels = this.#labelsOf(this.#blocks[block] as Block<Row>);
        if (isFull || [...labels.keys()].every((label) => ofKey.has(label))) {
          for (const [label, group] of ofKey) group.count += labels.get(label) ?? 0;
          continue;
        }
      }
      for (let at = rows.length - 1; at >= 0; at -= 1) {
        const [key, label] = [keys[at] as number, this.#labelOf(rows[at] as Row)];
        if (groups.at(-1)?.key !== key) {
          if (groups.length === most) return groups;
          ofKey.clear();
        }
        const known = ofKey.get(label);
        if (known !== undefined) known.count += 1;
        else if (groups.length < most) {
          const group = { key, label, count: 1 };
          ofKey.set(label, group);
          groups.push(group);
        }
      }
    }
    return groups;
  }

  add(key: number, row: Row): void {
    if (this.#blocks.length === 0) this.#insert(0, { keys: [], rows: [], labels: null });
    const position = Math.min(
      firstWhere(this.#least, (least) => least <= key),
      this.#blocks.length - 1,
    );
    const block = this.#blocks[position] as Block<Row>;
    const { keys, rows } = block;
    block.labels = null;
    const at = firstWhere(keys, (other) => other <= key);
    keys.splice(at, 0, key);
    rows.splice(at, 0, row);
    if (keys.length === 2 * BLOCK) {
      this.#insert(position + 1, { keys: keys.splice(BLOCK), rows: rows.splice(BLOCK), labels: null });
    }
    this.#least[position] = keys.at(-1) as number;
  }

  /** Removes the row of the least number; does nothing without one. */
  removeFirst(): void {
    const block = this.#blocks.at(-1);
    if (block === undefined) return;
    block.keys.pop();
    block.rows.pop();
    block.labels = null;
    const least = block.keys.at(-1);
    if (least !== undefined) this.#least[this.#blocks.length - 1] = least;
    else {
      this.#blocks.pop();
      this.#least.pop();
      this.#readTogether();
    }
  }

  clear(): void {
    this.#blocks.length = 0;
    this.#least.length = 0;
  }

  #labelsOf(block: Block<Row>): ReadonlyMap<string, number> {
    if (block.labels !== null) return block.labels;
    const labels = new Map<string, number>();
    for (const row of block.rows) {
      const label = this.#labelOf(row);
      labels.set(label, (labels.get(label) ?? 0) + 1);
    }
    block.labels = labels;
    return labels;
  }

  /**
   * Reads the rows that come first from now on. They lie all over the memory, which answers many such reads at the same time, but
   * one by one when each row is taken and used before the next one.
   */
  #readTogether(): void {
    for (const row of this.#blocks.at(-1)?.rows ?? []) this.#read ^= this.#labelOf(row).length;
  }

  #insert(position: number, block: Block<Row>): void {
    this.#blocks.splice(position, 0, block);
    this.#least.splice(position, 0, block.keys.at(-1) ?? 0);
  }
}
