/**
 * Finds the occurrences of a string one after the other. Asked for growing positions it passes over the content once,
 * at the speed of the platform's search, however often it is asked.
 */
export class NextOccurrence {
  readonly #content: string;
  readonly #wanted: string;
  #at = -1;

  constructor(content: string, wanted: string) {
    this.#content = content;
    this.#wanted = wanted;
  }

  /** Offset of the first occurrence at or after `position`, which must not shrink; the content's length if none. */
  from(position: number): number {
    if (this.#at < position) {
      const found = this.#content.indexOf(this.#wanted, position);
      this.#at = found < 0 ? this.#content.length : found;
    }
    return this.#at;
  }
}
