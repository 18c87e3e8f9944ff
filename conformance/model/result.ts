import type { Evidence } from '../../src/base/evidence.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';

/** The level of a requirement. `must`: a miss fails the run. `should`: a miss warns. */
export type Level = 'must' | 'should';

/** Every status, in the order they are shown. */
export const statuses = ['passed', 'failed', 'untestable', 'warned', 'skipped', 'probed', 'error'] as const;

/**
 * The result of a check. `passed`, `failed`: asserted and held, or not. `warned`: a `should` that was asserted and not
 * held. `untestable`: the target did not do what the check needs first, so the requirement could not be tested.
 * `skipped`: not possible on this target, or not selected. `probed`: the behaviour is undocumented, so
 * it was observed and not judged. `error`: the harness broke.
 */
export type Status = (typeof statuses)[number];

/**
 * Which kind of reason a result has, where readers must tell reasons apart; the text of a reason is for people only.
 * `as-assumed`, `differs`: a probe saw the assumed behaviour, or another one. The others say why a check did not run to its end:
 * `needs-control`: only a control API can arrange what it needs. `no-answer`: the server answers nothing.
 * `credential-refused`: the service does not accept the credential. `budget`: the next call would exceed it. `interrupted`: by a signal.
 * `stopped`: so many checks had failed that the run ended.
 */
export type ReasonKind =
  | 'as-assumed'
  | 'differs'
  | 'needs-control'
  | 'no-answer'
  | 'credential-refused'
  | 'budget'
  | 'interrupted'
  | 'stopped';

/** True for a status that fails the run unless the baseline expects it. */
export const failsRun = (status: Status): boolean => status === 'failed' || status === 'untestable';

/** True for a status that means the target missed a requirement, a `must` or a `should`. */
export const deviates = (status: Status): boolean => status === 'failed' || status === 'warned';

/** A known failure: expected until its date, and reported as such. */
export interface KnownFailure {
  /** The whole id of the check. */
  readonly check: string;
  /** Why this failure is accepted. */
  readonly reason: string;
  /** The last day on which it is expected, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
}

/** The exchange behind a failure, shortened, with every credential blanked. */
export interface ExchangeExcerpt {
  /** The request as a command line that repeats it, with `[redacted]` for the key. */
  readonly curl: string;
  /** Null without a complete answer. */
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  } | null;
}

/** One red attempt of a check that was repeated. */
export interface Attempt
  extends Pick<CheckResult, 'status' | 'reason' | 'durationMs' | 'expected' | 'got' | 'exchange'> {}

/** The result of one check. */
export interface CheckResult {
  readonly id: string;
  readonly provider: ProviderId;
  /** The section of a report that shows it. Default: the middle part of the id. */
  readonly section?: string;
  readonly level: Level;
  readonly title: string;
  readonly requirement: string;
  readonly evidence: Evidence;
  readonly status: Status;
  /** Why the check failed, warned, was skipped or broke, or what a probe saw. Null for a pass. */
  readonly reason: string | null;
  readonly reasonKind?: ReasonKind;
  /** The expected and the actual value, if the check compared values. */
  readonly expected?: string;
  readonly got?: string;
  readonly durationMs: number;
  /** Requests sent to the provider, repetitions after a rate limit included. */
  readonly requests: number;
  readonly cost: {
    /** Credits by the provider's price list for requests that were sent and not refused. */
    readonly credits: number;
    /** Seconds of waiting, on the target's clock or in real time. */
    readonly waitedSeconds: number;
  };
  readonly exchange?: ExchangeExcerpt;
  /** The red attempts before this one, oldest first; a check that held after one is flaky. Absent without a repetition. */
  readonly attempts?: readonly Attempt[];
  /** The entry of the baseline that expects this result. */
  readonly known?: Omit<KnownFailure, 'check'>;
}

/** True for a check that held, but not at its first attempt. */
export const isFlaky = ({ status, reasonKind, attempts }: CheckResult): boolean =>
  attempts !== undefined && (status === 'passed' || (status === 'probed' && reasonKind !== 'differs'));

/** An entry that fails a run: `passes` and `unknown` are stale, `expired` is past its date. */
export interface BaselineProblem {
  readonly check: string;
  readonly problem: 'passes' | 'unknown' | 'expired';
  /** The problem and its remedy, in a sentence. */
  readonly message: string;
}
