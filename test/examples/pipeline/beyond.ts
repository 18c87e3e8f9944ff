/** Misbehaviours that the examples' users cannot notice, and why. A row that somebody does notice is stale. */
export interface Beyond {
  readonly reason: string;
  /** False where the examples never get an answer that the misbehaviour changes: that is checked, too. */
  readonly met: boolean;
  /** By provider, ids without it. */
  readonly mutants: Readonly<Record<string, readonly string[]>>;
}

/** Every stated reason with its misbehaviours. */
export const beyondPipeline: readonly Beyond[] = [];
