import type { Check } from './check.ts';

type WithoutProvider<Id extends string> = Id extends `${string}/${infer Name}` ? Name : never;

/** The names (`section/name`) of a list of checks, as a type. Any string if the ids are not part of the list's type. */
export type CheckNames<Checks extends readonly Check[]> = string extends Checks[number]['id']
  ? string
  : WithoutProvider<Checks[number]['id']>;
