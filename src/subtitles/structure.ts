import type { CueScanner } from './cue-scanner.ts';
import { createScanner } from './scan.ts';
import type { SubtitleFormat } from './types.ts';

/** Numbers kept per cue: where its head begins and ends in the output, and its spans and billing. */
const WIDTH = 3;

const spansOf = (scanner: CueScanner): number => scanner.segmentCount * 2 + (scanner.billable ? 1 : 0);

/**
 * Remembers what a substitution must not change: number, ids, times, settings, payload spans and billing of the cues.
 *
 * A substitution copies the head of a cue (id, times and settings) with everything else outside the text. So the head is
 * unchanged if parsing finds it at the copied place. That needs three numbers per cue, and no text.
 */
export class Structure {
  readonly #format: SubtitleFormat;
  #numbers = new Int32Array(WIDTH * 256);
  #length = 0;

  constructor(format: SubtitleFormat) {
    this.#format = format;
  }

  /** Remembers the current cue of `scanner`, whose head is `shift` code units further on in the output. */
  add(scanner: CueScanner, shift: number): void {
    if (this.#length === this.#numbers.length) {
      const numbers = new Int32Array(this.#length * 2);
      numbers.set(this.#numbers);
      this.#numbers = numbers;
    }
    this.#numbers[this.#length] = scanner.idFrom + shift;
    this.#numbers[this.#length + 1] = scanner.settingsTo + shift;
    this.#numbers[this.#length + 2] = spansOf(scanner);
    this.#length += WIDTH;
  }

  /**
   * Parses `output` and compares it with the remembered cues.
   *
   * @returns position of the first cue that differs from the remembered one, from 0; -1 when no cue differs
   */
  firstDifference(output: string): number {
    const numbers = this.#numbers;
    const scanner = createScanner(output, this.#format);
    for (let at = 0; at < this.#length; at += WIDTH) {
      if (
        !scanner.next() ||
        numbers[at] !== scanner.idFrom ||
        numbers[at + 1] !== scanner.settingsTo ||
        numbers[at + 2] !== spansOf(scanner)
      ) {
        return at / WIDTH;
      }
    }
    return scanner.next() ? this.#length / WIDTH : -1;
  }
}
