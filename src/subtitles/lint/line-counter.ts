import { CARRIAGE_RETURN, LINE_FEED } from '../characters.ts';

/** Tells the line number of an offset. Offsets that grow take linear time together. */
export class LineCounter {
  readonly #content: string;
  #offset = 0;
  #line = 1;

  constructor(content: string) {
    this.#content = content;
  }

  /** Number of the line that holds `offset`, from 1. */
  at(offset: number): number {
    if (offset < this.#offset) {
      this.#offset = 0;
      this.#line = 1;
    }
    const content = this.#content;
    for (let at = this.#offset; at < offset; at++) {
      const code = content.charCodeAt(at);
      if (code === LINE_FEED || (code === CARRIAGE_RETURN && content.charCodeAt(at + 1) !== LINE_FEED)) this.#line++;
    }
    this.#offset = offset;
    return this.#line;
  }
}
