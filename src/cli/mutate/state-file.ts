import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { UsageError } from '../exit-codes.ts';
import type { Outcome } from './outcome.ts';

/** What a run is about. A state file goes on only with the very same. */
export interface RunIdentity {
  readonly command: readonly string[];
  readonly version: string;
  readonly mutants: readonly string[];
  /** How many of those that apply were to be tried; null for all. */
  readonly sample: number | null;
  readonly world: object;
}

/** An unfinished run on disk. */
export interface RunState {
  readonly identity: RunIdentity;
  readonly outcomes: readonly Outcome[];
}

/** The state of an earlier unfinished run of the same, or null. @throws {UsageError} when the file is of another run */
export function readState(file: string, identity: RunIdentity): RunState | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const state = parse(text);
  if (state === null || JSON.stringify(state.identity) !== JSON.stringify(identity)) {
    throw new UsageError(`${file} holds another unfinished run; --fresh forgets it, --state names another file.`);
  }
  return state;
}

/** Keeps a state: whole, or as it was before. */
export function writeState(file: string, state: RunState): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`);
  renameSync(`${file}.new`, file);
}

/** Forgets the state of a run that is finished. */
export const forgetState = (file: string): void => rmSync(file, { force: true });

function parse(text: string): RunState | null {
  try {
    return JSON.parse(text) as RunState;
  } catch {
    return null;
  }
}
