import { CARRIAGE_RETURN, LINE_FEED } from '../characters.ts';

/** Tells the line number of an offset. Takes time by the distance to the offset before, forwards or backwards. */
export class LineCounter {
  readonly #content: string;
  #offset = 0;
  #line = 1;

  constructor(content: string) {
    this.#content = content;
  }

  /** Number of the line that holds `offset`, from 1. */
  at(offset: number): number {
    for (let at = this.#offset; at < offset; at++) if (this.#isEnd(at)) this.#line++;
    for (let at = this.#offset - 1; at >= offset; at--) if (this.#isEnd(at)) this.#line--;
    this.#offset = offset;
    return this.#line;
  }

  #isEnd(at: number): boolean {
    const code = this.#content.charCodeAt(at);
    return code === LINE_FEED || (code === CARRIAGE_RETURN && this.#content.charCodeAt(at + 1) !== LINE_FEED);
  }
}
