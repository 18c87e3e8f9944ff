import { nearest } from '../../src/base/nearest.ts';
import type { Mutant } from './mutant.ts';

/** Mutants looked up by their ids. */
export interface Found<M> {
  readonly mutants: readonly M[];
  /** Unknown ids, each with the ids nearest to it, the nearest first. */
  readonly unknown: readonly { readonly id: string; readonly near: readonly string[] }[];
}

/** Mutants by their ids, in the requested order. */
export function findMutants<M extends Pick<Mutant, 'id'>>(all: readonly M[], ids: readonly string[]): Found<M> {
  const known = new Map(all.map((mutant) => [mutant.id, mutant]));
  return {
    mutants: ids.flatMap((id) => known.get(id) ?? []),
    unknown: ids.filter((id) => !known.has(id)).map((id) => ({ id, near: nearest(id, [...known.keys()]) })),
  };
}
