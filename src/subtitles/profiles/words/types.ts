/** Words of one language by which lines and cues are broken. All are lower case, separated by spaces. */
export interface BreakWords {
  /** Articles, and other words that belong to the noun behind them: no line ends with one. */
  readonly articles: string;
  /** Conjunctions and prepositions: a line breaks before them rather than after them. */
  readonly openings: string;
  /** Abbreviations that end with a full stop and mostly stand inside a sentence, written without that stop. */
  readonly abbreviations: string;
  /** Whether a number with a full stop is an ordinal (`3. Mai`), so that the stop does not end a sentence. Default: false. */
  readonly ordinalStop?: true;
}
