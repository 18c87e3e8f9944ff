/** How a row is found: by name, the member that it is looked up by. The member of a row never changes. */
export type RowKeys<Row> = Readonly<Record<string, (row: Row) => unknown>>;

/** Rows in the order of an array, found by their keys and removed without reading the others. */
export class RowTable<Row extends object, Keys extends RowKeys<Row>> {
  readonly #rows: Row[];
  readonly #keys: Keys;
  readonly #found = new Map<keyof Keys, Map<unknown, Row[]>>();
  /** Ascending in the order of the rows. */
  readonly #numbers = new Map<Row, number>();
  #first = 0;
  #next = 0;

  /** @param rows the rows of a state, which stays plain data; only the table changes it from now on */
  constructor(rows: Row[], keys: Keys) {
    this.#rows = rows;
    this.#keys = keys;
    for (const name of Object.keys(keys)) this.#found.set(name, new Map());
    for (const row of rows) this.#enter(row, this.#next++);
  }

  /** All rows, oldest first. */
  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** The first row with that key, or null. */
  find<Name extends keyof Keys>(name: Name, key: ReturnType<Keys[Name]>): Row | null {
    return this.all(name, key)[0] ?? null;
  }

  /** The rows with that key, in order. */
  all<Name extends keyof Keys>(name: Name, key: ReturnType<Keys[Name]>): readonly Row[] {
    return this.#found.get(name)?.get(key) ?? [];
  }

  /** True for a row of the table. */
  has(row: Row): boolean {
    return this.#numbers.has(row);
  }

  /** Negative if the left row comes before the right one. */
  compare(left: Row, right: Row): number {
    return (this.#numbers.get(left) ?? 0) - (this.#numbers.get(right) ?? 0);
  }

  /** Adds a row at the end. */
  add(row: Row): void {
    this.#rows.push(row);
    this.#enter(row, this.#next++);
  }

  /** Adds a row in front of all others. */
  addFirst(row: Row): void {
    this.#rows.unshift(row);
    this.#first -= 1;
    this.#enter(row, this.#first);
  }

  /** Puts a row in the place of another one of the table. */
  replace(before: Row, row: Row): void {
    const position = this.#position(before);
    const number = this.#numbers.get(before) ?? 0;
    this.remove(before);
    this.#rows.splice(position, 0, row);
    this.#enter(row, number);
  }

  /** Removes a row; does nothing if the table does not have it. */
  remove(row: Row): void {
    if (!this.has(row)) return;
    this.#rows.splice(this.#position(row), 1);
    this.#numbers.delete(row);
    for (const [name, found] of this.#found) {
      const key = this.#keys[name]?.(row);
      const rest = (found.get(key) ?? []).filter((one) => one !== row);
      if (rest.length === 0) found.delete(key);
      else found.set(key, rest);
    }
  }

  #enter(row: Row, number: number): void {
    this.#numbers.set(row, number);
    for (const [name, found] of this.#found) {
      const key = this.#keys[name]?.(row);
      const rows = found.get(key);
      if (rows === undefined) found.set(key, [row]);
      else if (number < 0) rows.unshift(row);
      else rows.push(row);
    }
  }

  /** Halves the rows until one is left. */
  #position(row: Row): number {
    let [low, high] = [0, this.#rows.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(this.#rows[middle] as Row, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
