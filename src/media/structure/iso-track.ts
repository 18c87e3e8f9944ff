import { Contradiction } from './contradiction.ts';
import type { FileWindow } from './file-window.ts';
import type { Box } from './iso-box.ts';
import type { DeclaredTable } from './iso-tables.ts';

/** Most samples per byte with a constant size (QuickTime's compressed sound: MACE 6:1, IMA 4:1). */
const SAMPLES_PER_BYTE = 16;
/** Allowed difference between tables in samples, because muxers differ by some samples. */
const SLACK = 1_000;

/** Boxes that every track has (ISO/IEC 14496-12, table 1); without them a reader takes it for no track at all. */
const REQUIRED = ['mdia', 'mdhd', 'hdlr', 'minf', 'stbl', 'stsd'];

/** Compares the tables of one track with each other and with the size of the file. */
export class TrackTables {
  readonly #file: FileWindow;
  /** Number of samples with a size; null before the table of sizes. */
  #sized: number | null = null;
  #chunks: number | null = null;
  /** Highest numbers of samples and chunks in the tables. */
  readonly #samples: [table: string, figure: number][] = [];
  #lastChunk = 0;
  readonly #boxes = new Set<string>();

  constructor(file: FileWindow) {
    this.#file = file;
  }

  /** Adds a box of the track, at any depth. */
  see(type: string): void {
    this.#boxes.add(type);
  }

  /** Adds one table of the track. @throws {Contradiction} for sizes beyond the file */
  add(box: Box, table: DeclaredTable): void {
    switch (box.type) {
      case 'stts':
      case 'ctts':
        this.#samples.push([box.type, this.#sum(table)]);
        break;
      case 'stsz':
        this.#sized = table.count;
        this.#checkSizes(box, table);
        break;
      case 'stz2':
        this.#sized = table.count;
        break;
      case 'stco':
      case 'co64':
        this.#chunks = table.count;
        this.#checkOffsets(box, table);
        break;
      case 'stsc':
        this.#addRuns(table);
        break;
    }
  }

  /** Returns the type of a box that the track lacks; null when it has all. */
  missing(): string | null {
    return REQUIRED.find((type) => !this.#boxes.has(type)) ?? null;
  }

  /** Compares the tables with each other. @throws {Contradiction} */
  finish(): void {
    const most = 2 * (this.#sized ?? this.#file.size) + SLACK;
    for (const [table, figure] of this.#samples) {
      if (figure > most) {
        throw new Contradiction(
          `has a table ${table} of ${figure} samples, where ${this.#sized ?? `${this.#file.size} bytes`} are there`,
        );
      }
    }
    const mostChunks = 2 * (this.#chunks ?? this.#file.size) + SLACK;
    if (this.#lastChunk > mostChunks) {
      throw new Contradiction(`has a table stsc that names chunk ${this.#lastChunk} of ${this.#chunks ?? 0}`);
    }
  }

  #sum({ count, entries }: DeclaredTable): number {
    let sum = 0;
    this.#file.forEach(entries, entries + count * 8, 8, (entry) => {
      sum += entry.readUInt32BE(0);
    });
    return sum;
  }

  #addRuns({ count, entries }: DeclaredTable): void {
    let most = 0;
    this.#file.forEach(entries, entries + count * 12, 12, (entry) => {
      this.#lastChunk = Math.max(this.#lastChunk, entry.readUInt32BE(0));
      most = Math.max(most, entry.readUInt32BE(4));
    });
    this.#samples.push(['stsc', most]);
  }

  /** Checks that at least one chunk of a track with chunks lies in the file. */
  #checkOffsets(box: Box, { count, entryBytes, entries }: DeclaredTable): void {
    let first = Number.POSITIVE_INFINITY;
    this.#file.forEach(entries, entries + count * entryBytes, entryBytes, (entry) => {
      first = Math.min(first, entryBytes === 8 ? Number(entry.readBigUInt64BE(0)) : entry.readUInt32BE(0));
    });
    if (count > 0 && first >= this.#file.size) {
      throw new Contradiction(`has a table ${box.type} whose data lies behind its end`, 'incomplete');
    }
  }

  #checkSizes(box: Box, { count, entryBytes, entries }: DeclaredTable): void {
    const { size } = this.#file;
    if (entryBytes === 0) {
      if (count > size * SAMPLES_PER_BYTE) throw tooMany(count, size);
      return;
    }
    this.#file.forEach(entries, entries + count * 4, 4, (entry) => {
      const bytes = entry.readUInt32BE(0);
      if (bytes > size) {
        throw new Contradiction(`has a table stsz at byte ${box.from} with a sample of ${bytes} bytes`);
      }
    });
  }
}

const tooMany = (count: number, size: number): Contradiction =>
  new Contradiction(`declares ${count} samples in ${size} bytes`);
