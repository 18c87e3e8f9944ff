import type { Evidence } from '../../src/base/evidence.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';

/** How much a requirement binds. `must`: a miss fails the run. `should`: a miss warns. */
export type Level = 'must' | 'should';

/** Every status, in the order they are shown. */
export const statuses = ['passed', 'failed', 'untestable', 'warned', 'skipped', 'probed', 'error'] as const;

/**
 * The result of a check. `passed`, `failed`: asserted and held, or not. `warned`: a `should` that was asserted and not
 * held. `untestable`: the target did not do what has to come first, so the requirement could not be looked at.
 * `skipped`: could not be carried out on this target, or was not wanted. `probed`: the behaviour is undocumented, so
 * what the target does was looked at and not judged. `error`: the harness broke.
 */
export type Status = (typeof statuses)[number];

/**
 * Which kind of reason a result has, where readers must tell reasons apart; the text of a reason is for people only.
 * `as-assumed`, `differs`: a probe saw what this project assumes, or something else. `needs-control`: skipped, because only
 * a control API can arrange what the check needs.
 */
export type ReasonKind = 'as-assumed' | 'differs' | 'needs-control';

/** True for a status that fails the run unless the baseline expects it. */
export const failsRun = (status: Status): boolean => status === 'failed' || status === 'untestable';

/** True for a status that says the target does not do what is demanded, as a promise or as good manners. */
export const deviates = (status: Status): boolean => status === 'failed' || status === 'warned';

/** A failure that is known: expected until its date, and reported as such. */
export interface KnownFailure {
  /** The check's id, whole. */
  readonly check: string;
  /** Why this failure is accepted. */
  readonly reason: string;
  /** The last day it is expected on, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
}

/** The exchange behind a failure, shortened, with every credential blanked. */
export interface ExchangeExcerpt {
  /** The request as a command line that repeats it, `[redacted]` in the place of the key. */
  readonly curl: string;
  /** Null when no complete answer came. */
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  } | null;
}

/** The result of one check. */
export interface CheckResult {
  readonly id: string;
  readonly provider: ProviderId;
  readonly level: Level;
  readonly title: string;
  readonly requirement: string;
  readonly evidence: Evidence;
  readonly status: Status;
  /** Why it failed, warned, was skipped or broke; what a probe saw. Null for a pass. */
  readonly reason: string | null;
  readonly reasonKind?: ReasonKind;
  /** The two halves of the reason, where the check compared something. */
  readonly expected?: string;
  readonly got?: string;
  readonly durationMs: number;
  /** Requests sent to the provider, repetitions after a rate limit included. */
  readonly requests: number;
  readonly cost: {
    /** Credits that the provider's price list asks for what was sent and not refused. */
    readonly credits: number;
    /** Seconds that had to pass, on the target's clock or really. */
    readonly waitedSeconds: number;
  };
  readonly exchange?: ExchangeExcerpt;
  /** The baseline's entry that this result was expected by. */
  readonly known?: Omit<KnownFailure, 'check'>;
}

/** An entry that a run fails for: `passes` and `unknown` are stale, `expired` has outlived its date. */
export interface BaselineProblem {
  readonly check: string;
  readonly problem: 'passes' | 'unknown' | 'expired';
  /** What is wrong and what to do, in a sentence. */
  readonly message: string;
}
