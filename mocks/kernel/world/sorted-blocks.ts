import { firstWhere } from './first-where.ts';

/** Rows of a block. Twice as many are halved. */
const BLOCK = 256;

interface Block<Row> {
  /** Descending. */
  readonly keys: number[];
  readonly rows: Row[];
  /** The number of rows. */
  count: number;
  /** The label of all rows; null where they have several, or had when the block was made. */
  label: string | null;
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
      const whole = this.#blocks[block] as Block<Row>;
      const last = groups.at(-1)?.key;
      const isOfLast = this.#least[block] === last && (this.#least[block - 1] === last || whole.keys[0] === last);
      if (isOfLast && this.#count(whole, ofKey, groups.length === most)) continue;
      const { keys, rows } = whole;
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
    if (this.#blocks.length === 0) this.#insert(0, this.#blockOf([], []));
    const position = Math.min(
      firstWhere(this.#least, (least) => least <= key),
      this.#blocks.length - 1,
    );
    const block = this.#blocks[position] as Block<Row>;
    const { keys, rows } = block;
    const at = firstWhere(keys, (other) => other <= key);
    keys.splice(at, 0, key);
    rows.splice(at, 0, row);
    const label = this.#labelOf(row);
    block.label = block.count === 0 || block.label === label ? label : null;
    block.labels = null;
    block.count += 1;
    if (block.count === 2 * BLOCK) {
      this.#insert(position + 1, this.#blockOf(keys.splice(BLOCK), rows.splice(BLOCK)));
      this.#blocks[position] = this.#blockOf(keys, rows);
    }
    this.#least[position] = keys.at(-1) as number;
  }

  /** Removes the row of the least number; does nothing without one. */
  removeFirst(): void {
    const block = this.#blocks.at(-1);
    if (block === undefined) return;
    block.keys.pop();
    block.rows.pop();
    block.count -= 1;
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

  /**
   * Counts a block as a whole, if it has no label besides those of the groups, or if others do not matter. Where all rows have one label,
   * rows and lists stay unread: there may be many blocks.
   */
  #count(block: Block<Row>, groups: ReadonlyMap<string, RowGroup>, isFull: boolean): boolean {
    if (block.label !== null) {
      const group = groups.get(block.label);
      if (group !== undefined) group.count += block.count;
      return group !== undefined || isFull;
    }
    block.labels ??= this.#labelsOf(block);
    if (!isFull && [...block.labels.keys()].some((label) => !groups.has(label))) return false;
    for (const [label, group] of groups) group.count += block.labels.get(label) ?? 0;
    return true;
  }

  #blockOf(keys: number[], rows: Row[]): Block<Row> {
    const label = rows[0] === undefined ? null : this.#labelOf(rows[0]);
    const isOfAll = rows.every((row) => this.#labelOf(row) === label);
    return { keys, rows, count: rows.length, label: isOfAll ? label : null, labels: null };
  }

  #labelsOf(block: Block<Row>): ReadonlyMap<string, number> {
    const labels = new Map<string, number>();
    for (const row of block.rows) {
      const label = this.#labelOf(row);
      labels.set(label, (labels.get(label) ?? 0) + 1);
    }
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
