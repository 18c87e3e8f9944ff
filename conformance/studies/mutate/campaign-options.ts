import type { RunningWorld, StartOptions } from '../../../mocks/start.ts';
import type { Shard } from '../../../src/base/shard.ts';
import type { Mutant } from '../../mutants/index.ts';

/** What is tried, and how. */
export interface Campaign {
  /** The command and its arguments. */
  readonly words: readonly string[];
  readonly world: StartOptions;
  /** The environment of a command that is to use these mocks. */
  readonly environmentOf: (running: RunningWorld) => NodeJS.ProcessEnv;
  /** The user's options of the world. A state file continues only with the same ones. */
  readonly worldChoice: object;
  readonly selected: readonly Mutant[];
  /** Try the mutants of providers that the command does not use, too. */
  readonly everyProvider: boolean;
  /** Try only mutants that the run with unchanged mocks meets, as `meetSeams` finds out. Default: false. */
  readonly onlyMet?: boolean;
  /** How many mutants to try, drawn by the seed among those that the run with unchanged mocks meets, and among others if these are too few. Default: all. */
  readonly sample?: number | undefined;
  /** Draw the sample among all mutants instead, and run every one, because one that is not met counts, too. Default: false. */
  readonly drawUnmet?: boolean;
  /** Try only this part of them. Default: all. */
  readonly shard?: Shard | undefined;
  /** How many commands run at the same time, each with its own mocks. Default: 1, because commands may share files or ports. */
  readonly workers?: number | undefined;
  readonly seed: number;
  /** Seconds until the command is stopped. Default: ten times its run with the mocks as they are, at least 30. */
  readonly timeoutSeconds?: number | undefined;
  /** The file that keeps an interrupted run. */
  readonly stateFile: string;
  readonly signal: AbortSignal;
  /** Takes a line of progress, without its end. */
  readonly log: (line: string) => void;
}
