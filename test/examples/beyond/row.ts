/** Mutants that the users of an example cannot notice, and why. A row whose mutant is noticed is stale. */
export interface Beyond {
  readonly reason: string;
  /** False where the pipeline never gets an answer that the mutant changes: its test checks that, too. */
  readonly met?: boolean;
  /** By provider, ids without it. */
  readonly mutants: Readonly<Record<string, readonly string[]>>;
}
