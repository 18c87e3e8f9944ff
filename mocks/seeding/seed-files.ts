import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SeedError, type SeedProblem } from '../../src/contracts/seed/problem.ts';

/** Most bytes of a transcript or a translated file. */
const TEXT_BYTES = 20_000_000;

/** The files that a seed names, and the problems found in them, so that all are listed at once. */
export class SeedFiles {
  readonly problems: SeedProblem[] = [];
  readonly #folder: string | null;

  readonly #named: Set<string>;

  /**
   * @param folder where paths begin; null for a seed that may not name files
   * @param named gets the full path of every file that is named
   */
  constructor(folder: string | null, named: Set<string> = new Set()) {
    this.#folder = folder;
    this.#named = named;
  }

  /** The full path of a file that a member names; null, with a problem, if the seed may not name files. */
  locate(path: string, member: string): string | null {
    if (this.#folder !== null) {
      const full = resolve(this.#folder, path);
      this.#named.add(full);
      return full;
    }
    this.report(
      member,
      'paths are for seed files: a seed that is sent gives the content itself, as cues, text or sha256.',
    );
    return null;
  }

  /** The bytes of a file that a member names; null, with a problem, if it cannot be read. */
  async read(path: string, member: string): Promise<Buffer | null> {
    const full = this.locate(path, member);
    if (full === null) return null;
    try {
      const bytes = await readFile(full);
      if (bytes.length <= TEXT_BYTES) return bytes;
      this.report(member, `expected a file of at most ${TEXT_BYTES} bytes, got ${bytes.length} in ${full}.`);
    } catch (error) {
      this.unreadable(full, member, error);
    }
    return null;
  }

  /** Notes a file that cannot be opened. */
  unreadable(full: string, member: string, error: unknown): void {
    this.report(
      member,
      `expected a file that can be read, got ${full} (${(error as NodeJS.ErrnoException).code ?? error}).`,
    );
  }

  report(path: string, text: string): void {
    this.problems.push({ path, text });
  }

  /** @throws {SeedError} with every problem so far */
  demandNone(source?: string): void {
    if (this.problems.length > 0) throw new SeedError(this.problems, source);
  }
}
