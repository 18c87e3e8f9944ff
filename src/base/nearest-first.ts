import { nearest } from './nearest.ts';

/** A name that does not exist, for people: what there is instead. */
export interface Suggestion {
  /** ` Did you mean x?`, or nothing if no name is similar. */
  readonly hint: string;
  /** Every known name, the most similar ones first. */
  readonly known: readonly string[];
}

/** What may be meant by a name that is not among the known ones. */
export function suggest(typed: string, known: readonly string[]): Suggestion {
  const near = nearest(typed, known);
  return {
    hint: near[0] === undefined ? '' : ` Did you mean ${near[0]}?`,
    known: [...near, ...known.filter((name) => !near.includes(name))],
  };
}
