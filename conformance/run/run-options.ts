import type { WaitingClock } from '../../src/base/clock.ts';
import type { OptionNames } from '../../src/base/known-options.ts';
import type { Shard } from '../../src/base/shard.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Check } from '../model/check.ts';
import type { Capabilities } from '../model/config/capabilities.ts';
import type { Exchange, WireLimits } from '../model/exchange.ts';
import type { CheckResult } from '../model/result.ts';
import type { Target } from '../model/target.ts';
import type { PatienceLimits } from './patience.ts';
import type { Repeat } from './repeat.ts';
import type { Selection } from './select.ts';

/** The events of a run, for reporters. */
export type RunEvent =
  | { readonly type: 'started'; readonly total: number }
  /** An attempt was red, and is repeated. */
  | { readonly type: 'repeated'; readonly result: CheckResult }
  | { readonly type: 'checked'; readonly result: CheckResult; readonly done: number; readonly total: number };

/** Options of a run. */
export interface RunOptions extends Selection {
  readonly target: Target;
  /** In the order of reports. */
  readonly checks: readonly Check[];
  /** The seed of samples. Default: 1. */
  readonly seed?: number;
  /** `exhaustive`: also checks that use up a rate window or an account, on targets without a control API. */
  readonly include?: readonly 'exhaustive'[];
  /** Checks at a time, if each has its own tenant. Default: 8. */
  readonly parallel?: number;
  /** Known failures: expected, and reported when they no longer occur. */
  readonly baseline?: Baseline;
  /** The parts that the target offers: checks of other parts are skipped with the reason. */
  readonly capabilities?: Capabilities;
  readonly limits?: Partial<WireLimits>;
  readonly patience?: Partial<PatienceLimits>;
  readonly clock?: WaitingClock;
  readonly onEvent?: (event: RunEvent) => void;
  /** Called for every exchange, with the id of its check. */
  readonly onExchange?: (provider: ProviderId, exchange: Exchange, check: string) => void;
  /** Repeats a check that is red before it counts. Default: no repetition. */
  readonly repeat?: Repeat;
  /** When it fires, running checks end within a second and send nothing more; those that have not begun are skipped. */
  readonly signal?: AbortSignal;
  /** After this many checks that failed, or were untestable, and that no baseline expects, the others are skipped. Default: no limit. */
  readonly maxFailures?: number;
  /** The names of the frozen requirements that `checks` are, for the report. */
  readonly requirements?: readonly string[];
  /** The part of a run that `checks` are, for the report. */
  readonly shard?: Shard;
  /** False: red results have no `exchange`. A study that only counts them need not blank its secrets. Default: true. */
  readonly excerpts?: boolean;
}

/** The options of `runConformance`. */
export const runOptionNames: OptionNames<RunOptions> = {
  target: true,
  checks: true,
  seed: true,
  include: true,
  parallel: true,
  baseline: true,
  capabilities: true,
  limits: true,
  patience: true,
  clock: true,
  onEvent: true,
  onExchange: true,
  repeat: true,
  signal: true,
  maxFailures: true,
  requirements: true,
  shard: true,
  excerpts: true,
  providers: true,
  grep: true,
};
