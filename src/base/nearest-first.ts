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

/** Names that a message lists at most, and of more names the first ones. */
const MOST = 8;
const FIRST = 5;

/** The names as a list for a sentence; of many, the first five and how many more there are. */
export function listed(names: readonly string[]): string {
  if (names.length <= MOST) return names.join(', ');
  return `${names.slice(0, FIRST).join(', ')} and ${names.length - FIRST} more`;
}
