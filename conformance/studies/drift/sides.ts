import { compareRecordings, type Drift } from './compare.ts';
import { compareWithPromise, unseen } from './compare-promise.ts';
import { isPromise } from './promise.ts';
import type { Recording } from './recording.ts';

/** The differences of two sides, and the operations that could not be compared. */
export interface Comparison {
  readonly drifts: readonly Drift[];
  /** Operations of the contract without an answer on the other side. */
  readonly unseen: readonly string[];
}

/** Compares any two of contract, mocks, recording and live service: B with A. */
export function compareSides(a: Recording, b: Recording): Comparison {
  if (isPromise(a) && isPromise(b)) return { drifts: [], unseen: [] };
  if (isPromise(a)) return { drifts: compareWithPromise(a, b), unseen: unseen(a, b) };
  if (isPromise(b)) return { drifts: compareWithPromise(b, a).map(turned), unseen: unseen(b, a) };
  return { drifts: compareRecordings(a, b), unseen: [] };
}

/** A recording of these providers only. */
export const onlyOf = (providers: readonly string[], recording: Recording): Recording => ({
  ...recording,
  answers: recording.answers.filter(({ operation }) => providers.includes(operation.split(' ')[0] ?? '')),
});

const TURNED: Readonly<Partial<Record<Drift['kind'], Drift['kind']>>> = { added: 'removed', removed: 'added' };

const turned = (drift: Drift): Drift => ({ ...drift, kind: TURNED[drift.kind] ?? drift.kind });
