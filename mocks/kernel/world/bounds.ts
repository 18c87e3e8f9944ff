/** The bounds of a world. At a bound, the mocks refuse more or drop the oldest, as each row says. */
export interface Bounds {
  /**
   * Tenants besides the lobby. Idle empty ones are removed, the longest unused first; without one, new tenants are
   * refused (`tenants-full`).
   */
  readonly tenants: number;
  /** Journal entries of one tenant. The oldest are dropped; `dropped` in the journal counts them. */
  readonly journalEntries: number;
  /** Bytes of all journals together. The oldest entries are dropped. */
  readonly journalBytes: number;
  /** Bytes of one file that a mock fetches from this machine. A larger one counts as unavailable. */
  readonly downloadBytes: number;
  /** Unfinished uploads of videos. More are refused (`uploads-full`). */
  readonly uploads: number;
  /** Bytes of all unfinished uploads together. More are refused (`uploads-full`). */
  readonly uploadBytes: number;
  /** Snapshots of all tenants and of the world together. More are refused (`snapshots-full`). */
  readonly snapshots: number;
}

/** The bounds of a world by default. A tenant takes about 2 kB, so that 10,000 idle ones take 20 MB. */
export const defaultBounds: Bounds = {
  tenants: 10_000,
  journalEntries: 1_000,
  journalBytes: 25_000_000,
  downloadBytes: 2_000_000_000,
  uploads: 32,
  uploadBytes: 4_000_000_000,
  snapshots: 1_000,
};
