import type { Pick } from './pick.ts';

/** What a word is to be written as. */
interface Wanted {
  /** Length in letters and marks. The result is about as long. 0: the word is only transcribed. */
  readonly goal: number;
  /** True where no part of the word may be left out: in texts of few words, which would be alike without it. */
  readonly whole: boolean;
  /** True where the word must have a mark of its language, if one of its letters can. */
  readonly isMarked: boolean;
  /** Choices that belong to the word: among letters of the same sound, marks, endings. */
  readonly pick: Pick;
}

/** Writes a word of the letters a to z in the script of a language, in small letters, in NFC. */
export type Writer = (letters: string, wanted: Wanted) => string;
