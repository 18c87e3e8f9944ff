import type { CueScanner } from '../cue-scanner.ts';
import { MetadataDetector } from '../metadata.ts';
import { plainText } from '../plain-text.ts';
import { countCharacters } from '../profiles/counting.ts';
import type { Counting } from '../profiles/types.ts';
import type { SubtitleFormat } from '../types.ts';
import { Holds, TextFacts } from './text-facts.ts';

/** Texts in which the length of a line in code units may differ from its characters. */
const NOT_PLAIN = Holds.other | Holds.lessThan | Holds.ampersand | Holds.brace;
const MARKUP = Holds.lessThan | Holds.ampersand | Holds.brace;
/** Readings of ruby, which do not count. */
const RUBY_TEXT = /<rt[^<>]*>[^<]*(?:<\/rt>)?/g;

/** The cue that rules look at. An instance is reused for all cues of a file; what costs time is made at its first use. */
export class LintCue {
  /** Position among all cues of the file, from 0. */
  index = -1;
  startMs = 0;
  endMs = 0;
  /** Start of the cue before; `-Infinity` for the first one. */
  previousStartMs = Number.NEGATIVE_INFINITY;
  /** Latest end of all cues before; `-Infinity` for the first one. */
  previousEndMs = Number.NEGATIVE_INFINITY;
  /** End of the payload before, or 0. */
  previousTo = 0;
  /** Union of `Holds`. */
  flags = 0;
  lineCount = 0;
  /** Whether the payload is data, such as JSON. It then counts as a cue without text: rules on text do not look at it. */
  isData = false;

  readonly content: string;
  readonly format: SubtitleFormat;
  readonly scanner: CueScanner;
  readonly #facts = new TextFacts();
  readonly #counting: Counting;
  readonly #metadata: MetadataDetector;
  #plain: readonly string[] | undefined;
  #characters = -1;

  constructor(content: string, format: SubtitleFormat, scanner: CueScanner, counting: Counting) {
    this.content = content;
    this.format = format;
    this.scanner = scanner;
    this.#counting = counting;
    this.#metadata = new MetadataDetector(content);
  }

  /** Moves to the next cue. Returns false after the last one. */
  next(): boolean {
    if (this.index >= 0) {
      this.previousStartMs = this.startMs;
      this.previousEndMs = Math.max(this.previousEndMs, this.endMs);
      this.previousTo = this.to;
    }
    const { scanner } = this;
    if (!scanner.next()) return false;
    this.index++;
    this.startMs = scanner.startMs;
    this.endMs = scanner.endMs;
    const facts = this.#facts;
    facts.reset();
    this.isData = this.format === 'vtt' && scanner.segmentCount > 0 && this.#metadata.isMetadata(this.from, this.to);
    for (let at = 0; at < scanner.segmentCount && !this.isData; at++) {
      facts.add(this.content, scanner.segments[at * 2] as number, scanner.segments[at * 2 + 1] as number);
    }
    this.flags = facts.flags;
    this.lineCount = facts.lineCount;
    this.#plain = undefined;
    this.#characters = -1;
    return true;
  }

  /** Offset of the payload; of the end of the timing line when there is none. */
  get from(): number {
    return this.scanner.segmentCount > 0 ? (this.scanner.segments[0] as number) : this.scanner.settingsTo;
  }

  /** End of the payload. */
  get to(): number {
    const { segments, segmentCount, settingsTo } = this.scanner;
    return segmentCount > 0 ? (segments[segmentCount * 2 - 1] as number) : settingsTo;
  }

  /** The payload as written. */
  get raw(): string {
    return this.content.slice(this.from, this.to);
  }

  /** Offsets of a line. */
  lineFrom(line: number): number {
    return this.#facts.lines[line * 2] as number;
  }

  /** End of a line. */
  lineTo(line: number): number {
    return this.#facts.lines[line * 2 + 1] as number;
  }

  /** The lines as a viewer reads them, blank ones left out. */
  get lines(): readonly string[] {
    this.#plain ??= this.#readLines();
    return this.#plain;
  }

  /** Number of lines that a viewer sees. */
  get shownLines(): number {
    return (this.flags & MARKUP) === 0 ? this.lineCount : this.lines.length;
  }

  /** Characters of a line, as the profile counts them. */
  length(line: number): number {
    if ((this.flags & NOT_PLAIN) === 0) {
      const length = this.lineTo(line) - this.lineFrom(line);
      return this.#counting === 'half-width' ? length / 2 : length;
    }
    return countCharacters(this.lines[line] ?? '', this.#counting);
  }

  /** Characters of all lines. */
  get characters(): number {
    if (this.#characters < 0) {
      let sum = 0;
      for (let line = this.shownLines - 1; line >= 0; line--) sum += this.length(line);
      this.#characters = sum;
    }
    return this.#characters;
  }

  #readLines(): readonly string[] {
    if ((this.flags & MARKUP) === 0) {
      const lines: string[] = [];
      for (let at = 0; at < this.lineCount; at++) lines.push(this.content.slice(this.lineFrom(at), this.lineTo(at)));
      return lines;
    }
    const raw = this.format === 'vtt' ? this.raw.replace(RUBY_TEXT, '') : this.raw;
    return plainText(raw, this.format)
      .split(/\r\n?|\n/)
      .filter((line) => line.trim() !== '');
  }
}
