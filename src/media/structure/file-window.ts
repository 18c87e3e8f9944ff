import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const WINDOW_BYTES = 65_536;

/** Reads small pieces of a file through one buffer. Synchronous, because its process does nothing else. */
export class FileWindow {
  readonly size: number;
  readonly #file: number;
  readonly #buffer = Buffer.alloc(WINDOW_BYTES);
  #from = 0;
  #to = 0;

  /** @throws for a file that cannot be opened */
  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.size = fstatSync(this.#file).size;
  }

  /**
   * Returns up to `length` bytes (at most 65,536) at `at`; fewer at the end of the file. They are valid until the next call.
   */
  read(at: number, length: number): Buffer {
    if (at < this.#from || at + length > this.#to) {
      this.#from = at;
      this.#to = at + (at < this.size ? readSync(this.#file, this.#buffer, 0, WINDOW_BYTES, at) : 0);
    }
    return this.#buffer.subarray(at - this.#from, Math.min(at + length, this.#to) - this.#from);
  }

  /** Calls `visit` with every complete entry of `bytes` bytes between two offsets. */
  forEach(from: number, to: number, bytes: number, visit: (entry: Buffer) => void): void {
    for (let at = from; at + bytes <= to; at += bytes) {
      const entry = this.read(at, bytes);
      if (entry.length < bytes) return;
      visit(entry);
    }
  }

  /** Closes the file. */
  close(): void {
    closeSync(this.#file);
  }
}
