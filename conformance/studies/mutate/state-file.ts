import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  beginningOf,
  damagedFile,
  type FileFormat,
  foreignFile,
  StateFileError,
} from '../../../src/base/file-format.ts';
import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';
import { jsonFileText, readJsonFile } from '../../../src/base/json-file.ts';
import { localProblem } from '../../../src/base/local-problem.ts';
import type { Shard } from '../../../src/base/shard.ts';
import { CampaignError } from './campaign-error.ts';
import type { Outcome } from './outcome.ts';

/** What identifies a run. A state file continues only a run with the same identity. */
export interface RunIdentity {
  readonly command: readonly string[];
  readonly version: string;
  readonly mutants: readonly string[];
  /** How many of the applicable mutants are tried; null for all. */
  readonly sample: number | null;
  /** The part of them that is tried. Absent for all. */
  readonly shard?: Shard;
  /** Only mutants that the unchanged run met. Absent for all. */
  readonly onlyMet?: boolean;
  /** The sample is drawn among all mutants. Absent for those that the unchanged run met. */
  readonly drawUnmet?: boolean;
  readonly world: object;
}

/** An unfinished run on disk. */
export interface RunState {
  readonly identity: RunIdentity;
  readonly outcomes: readonly Outcome[];
}

const stateFormat: FileFormat = {
  name: 'mutate-state',
  title: 'state of an unfinished run',
  version: 1,
  withoutIt: 'forget it with --fresh',
};

/**
 * Returns the state of an earlier unfinished run with this identity, or null.
 * @throws {CampaignError} when the file is of another run, of another kind, damaged, or cannot be read
 */
export function readState(file: string, identity: RunIdentity): RunState | null {
  const state = read(file);
  if (state !== null && JSON.stringify(state.identity) !== JSON.stringify(identity)) {
    throw new CampaignError(
      'other-run',
      `${file} holds another unfinished run; --fresh forgets it, --state names another file.`,
    );
  }
  return state;
}

/** Writes a state as a whole; if that fails, the earlier state stays. @throws {CampaignError} when the file cannot be written */
export function writeState(file: string, state: RunState): void {
  try {
    const draft = openSync(`${file}.new`, 'w');
    try {
      writeFileSync(draft, jsonFileText(stateFormat, state as unknown as JsonValue));
      fsyncSync(draft);
    } finally {
      closeSync(draft);
    }
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw unusable(file, error);
  }
}

/** Removes the state of a finished run. Files of other kinds stay. @throws {CampaignError} */
export function forgetState(file: string): void {
  try {
    read(file);
  } catch (error) {
    if (!(error instanceof CampaignError && error.kind === 'damaged-state')) throw error;
  }
  rmSync(file, { force: true });
}

/** @throws {CampaignError} `damaged-state` for a file of this program, `unusable-state` for a file of another kind or that cannot be read */
function read(file: string): RunState | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(dirname(resolve(file)))) return null;
    throw unusable(file, error);
  }
  try {
    const { version, content } = readJsonFile(text, file, stateFormat);
    // Version 0 wrote the state without a header.
    const isState = isJsonObject(content) && isJsonObject(content.identity) && Array.isArray(content.outcomes);
    if (isState) return content as unknown as RunState;
    throw version === 0
      ? foreignFile(file, stateFormat, 'it is other JSON')
      : damagedFile(file, stateFormat, 'parts are missing');
  } catch (error) {
    if (!(error instanceof StateFileError)) throw error;
    const isOurs = error.problem === 'damaged' && /^\{"(format":"caption-harness|identity)/.test(text);
    if (isOurs) throw new CampaignError('damaged-state', error.message);
    throw new CampaignError(
      'unusable-state',
      error.problem === 'damaged'
        ? foreignFile(file, stateFormat, beginningOf(Buffer.from(text))).message
        : error.message,
    );
  }
}

function unusable(file: string, error: unknown): unknown {
  const problem = localProblem(error);
  return problem === null
    ? error
    : new CampaignError(
        'unusable-state',
        `the state file ${file} cannot be used: ${problem}; --state names another file.`,
      );
}
