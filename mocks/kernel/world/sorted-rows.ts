/** Sorted rows. Rows at the end, where new ones belong, are cheap to add and to remove. */
export class SortedRows<Row> {
  readonly #rows: Row[] = [];
  readonly #compare: (left: Row, right: Row) => number;

  /** @param compare a total order: only a row and itself are equal */
  constructor(compare: (left: Row, right: Row) => number) {
    this.#compare = compare;
  }

  get length(): number {
    return this.#rows.length;
  }

  at(position: number): Row | undefined {
    return this.#rows[position];
  }

  add(row: Row): void {
    const last = this.#rows.at(-1);
    if (last === undefined || this.#compare(last, row) < 0) this.#rows.push(row);
    else this.#rows.splice(this.#position(row), 0, row);
  }

  remove(row: Row): void {
    const position = this.#position(row);
    if (this.#rows[position] === row) this.#rows.splice(position, 1);
  }

  /** So many rows behind this one, which may be absent. */
  after(row: Row, count: number): Row[] {
    const position = this.#position(row);
    const isThere = position < this.#rows.length && this.#compare(this.#rows[position] as Row, row) === 0;
    const start = isThere ? position + 1 : position;
    return this.#rows.slice(start, start + count);
  }

  /** The position of the row, present or not. */
  #position(row: Row): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(this.#rows[middle] as Row, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
