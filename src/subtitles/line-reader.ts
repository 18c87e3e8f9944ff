import { NextOccurrence } from './next-occurrence.ts';

/**
 * Walks the lines of a string once, without copying. Lines end at CRLF, LF or CR (in files with doubled
 * returns at CR CR LF, too), and at the end of the string. The fields describe the line that the last `next()` moved to.
 */
export class LineReader {
  /** First code unit of the line. */
  from = 0;
  /** End of the line, without its line end. */
  to = 0;

  readonly #length: number;
  readonly #doubledReturns: boolean;
  readonly #lineFeeds: NextOccurrence;
  readonly #carriageReturns: NextOccurrence;
  readonly #arrows: NextOccurrence;
  #position: number;
  #isUnread = false;

  constructor(content: string, position: number, doubledReturns = false) {
    this.#doubledReturns = doubledReturns;
    this.#length = content.length;
    this.#position = position;
    this.#lineFeeds = new NextOccurrence(content, '\n');
    this.#carriageReturns = new NextOccurrence(content, '\r');
    this.#arrows = new NextOccurrence(content, '-->');
  }

  /** Moves to the next line. Returns false at the end. */
  next(): boolean {
    if (this.#isUnread) {
      this.#isUnread = false;
      return true;
    }
    const from = this.#position;
    if (from >= this.#length) return false;
    const lineFeed = this.#lineFeeds.from(from);
    const carriageReturn = this.#carriageReturns.from(from);
    const to = lineFeed < carriageReturn ? lineFeed : carriageReturn;
    this.from = from;
    this.to = to;
    const isPair = to === carriageReturn && lineFeed === to + 1;
    const isTriple = this.#doubledReturns && to === carriageReturn && lineFeed === to + 2;
    this.#position = to + (isTriple ? 3 : isPair ? 2 : 1);
    return true;
  }

  /** Whether the line holds `-->`. */
  hasArrow(): boolean {
    return this.#arrows.from(this.from) < this.to;
  }

  /** Makes the current line the next one again. */
  unread(): void {
    this.#isUnread = true;
  }
}
