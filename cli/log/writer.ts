/** Where a log goes: a stream of this process. */
export interface LogStream {
  write(text: string): unknown;
  readonly writableLength: number;
}

/** Milliseconds that lines wait for others: one write for many lines costs little more than for one. */
const WAIT_MS = 20;

/** Most lines that wait. */
const MOST_LINES = 2_000;

/** Bytes that the stream may hold for a reader that is slow, or does not read. */
const MOST_BYTES = 4_000_000;

/** Writes lines in batches. Leaves lines out, and says how many, where the reader of the stream does not keep up. */
export class LogWriter<Line> {
  readonly #stream: LogStream;
  readonly #textOf: (line: Line) => string;
  readonly #leftOutText: (lines: number) => string;
  #lines: Line[] = [];
  #leftOut = 0;
  #held = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(stream: LogStream, textOf: (line: Line) => string, leftOutText: (lines: number) => string) {
    this.#stream = stream;
    this.#textOf = textOf;
    this.#leftOutText = leftOutText;
  }

  /** Adds a line; it is written within a few milliseconds. */
  add(line: Line): void {
    this.#lines.push(line);
    if (this.#lines.length >= MOST_LINES) this.flush();
    else if (this.#held === 0) this.#timer ??= setTimeout(() => this.flush(), WAIT_MS);
  }

  /** Lets the lines wait for what their text needs. */
  hold(needed: Promise<void>): void {
    this.#held += 1;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    void needed.finally(() => {
      this.#held -= 1;
      this.flush();
    });
  }

  /** Writes what waits. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const lines = this.#lines;
    this.#lines = [];
    if (lines.length === 0) return;
    if (this.#stream.writableLength > MOST_BYTES) {
      this.#leftOut += lines.length;
      return;
    }
    const before = this.#leftOut === 0 ? '' : `${this.#leftOutText(this.#leftOut)}\n`;
    this.#leftOut = 0;
    this.#stream.write(`${before}${lines.map(this.#textOf).join('\n')}\n`);
  }
}
