import type { Evidence } from '../base/evidence.ts';

/** One figure or list that a provider is known by: a limit, a duration, a name. Code reads the value from the row. */
export interface Fact<T = unknown> {
  readonly value: T;
  /** What the value is, with its unit: `Bytes of a caption file, at most`. */
  readonly statement: string;
  readonly evidence: Evidence;
}

/** A provider's facts by id. */
export type FactTable = Readonly<Record<string, Fact>>;

/** Makes a row. */
export const fact = <const T>(value: T, statement: string, evidence: Evidence): Fact<T> => ({
  value,
  statement,
  evidence,
});
