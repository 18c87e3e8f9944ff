/** What a world may hold. When a bound is met, what wants more is refused, or the oldest gives way, as the table says. */
export interface Bounds {
  /** Tenants besides the lobby. Idle empty ones give way, the longest unused first; when none is left, new ones are refused (`tenants-full`). */
  readonly tenants: number;
  /** Journal entries of one tenant. The oldest give way; `dropped` in the journal counts them. */
  readonly journalEntries: number;
  /** Bytes of all journals together. The oldest entries give way. */
  readonly journalBytes: number;
  /** Bytes of one file that a mock fetches from this machine. A larger one counts as not to be had. */
  readonly downloadBytes: number;
  /** Videos that are being uploaded at once. More are refused (`uploads-full`). */
  readonly uploads: number;
  /** Bytes of all unfinished uploads together. More are refused (`uploads-full`). */
  readonly uploadBytes: number;
}

/** The bounds of a world by default. A tenant takes about 2 kB, so that 10,000 idle ones take 20 MB. */
export const defaultBounds: Bounds = {
  tenants: 10_000,
  journalEntries: 1_000,
  journalBytes: 25_000_000,
  downloadBytes: 2_000_000_000,
  uploads: 32,
  uploadBytes: 4_000_000_000,
};
