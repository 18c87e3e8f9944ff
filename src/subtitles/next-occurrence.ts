/**
 * Finds the occurrences of a string one after the other. With growing positions it reads the content once, at the speed
 * of the platform's search, for any number of calls.
 */
export class NextOccurrence {
  readonly #content: string;
  readonly #wanted: string;
  #at = -1;

  constructor(content: string, wanted: string) {
    this.#content = content;
    this.#wanted = wanted;
  }

  /** Returns the offset of the first occurrence at or after `position`, or the content's length. `position` must not shrink. */
  from(position: number): number {
    if (this.#at < position) {
      const found = this.#content.indexOf(this.#wanted, position);
      this.#at = found < 0 ? this.#content.length : found;
    }
    return this.#at;
  }
}
