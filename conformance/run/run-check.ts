import type { Check } from '../model/check.ts';
import { type CheckResult, deviates, type ReasonKind, type Status } from '../model/result.ts';
import { printable } from '../model/show.ts';
import type { Session } from '../model/target.ts';
import { ExpectationError, SkipSignal, UntestableSignal } from '../model/verdict.ts';
import { excerptOf } from './excerpt.ts';
import { type RunState, Trial } from './trial.ts';

/** The outcome of a check's steps. */
interface Outcome {
  readonly status: Status;
  readonly reason: string | null;
  readonly kind?: ReasonKind | undefined;
  /** The compared values, if the check compared values. */
  readonly failure?: ExpectationError;
}

/** Judges what the run has seen of an operation. Sends nothing and needs no session. */
function judgeWire(check: Check, operation: string, { target, wireLog }: RunState): Outcome {
  const { successes, deviation } = wireLog.of(check.provider, operation);
  const probing = check.evidence.grade === 'assumed' && !target.controlled;
  if (deviation === null) {
    // Refusals alone do not show that the operation answers as it should.
    return successes > 0 ? held(probing) : { status: 'skipped', reason: `this run got no success of ${operation}` };
  }
  const { expected, got, exchange, check: by } = deviation;
  return missed(check, new ExpectationError(expected, `${got}, in the check ${by}`, exchange), probing);
}

/** Runs one check from opening its session to closing it. Never rejects. */
export async function runCheck(check: Check, run: RunState): Promise<CheckResult> {
  const started = run.clock.now();
  let trial: Trial | undefined;
  let outcome: Outcome;
  let session: Session | undefined;
  try {
    if (check.wire) outcome = judgeWire(check, check.wire.operation, run);
    else {
      session = await run.target.open(check);
      trial = new Trial(check, session, run);
      outcome = await attempt(check, trial);
    }
  } catch (error) {
    outcome = broken(error);
  }
  try {
    await session?.close();
  } catch (error) {
    // The result of the target has priority; only a check without a result becomes an error.
    if (!deviates(outcome.status)) outcome = broken(error);
  }
  const { status, failure, kind } = outcome;
  const reason = run.target.kind === 'live' ? verdictOnAssumption(check, outcome) : outcome.reason;
  const redact = (text: string): string => printable(run.secrets.redact(text));
  return {
    ...describeCheck(check),
    status,
    reason: reason === null ? null : redact(reason),
    ...(kind ? { reasonKind: kind } : {}),
    ...(failure ? { expected: redact(failure.expected), got: redact(failure.got) } : {}),
    durationMs: Math.max(0, run.clock.now() - started),
    requests: trial?.requests ?? 0,
    cost: { credits: trial?.credits ?? 0, waitedSeconds: trial?.waitedSeconds ?? 0 },
    ...(failure?.exchange && run.excerpts ? { exchange: excerptOf(failure.exchange, redact) } : {}),
  };
}

/** On the real service a probe judges the mock: its reason says whether the assumption holds. */
function verdictOnAssumption({ requirement, evidence }: Check, { status, reason, kind }: Outcome): string | null {
  if (status !== 'probed') return reason;
  const verdict = kind === 'as-assumed' ? 'confirms' : 'contradicts';
  return `${reason}; ${verdict} what the mock assumes: ${requirement} (${evidence.source})`;
}

/** The result of a check that did not run. */
export const notRun = (check: Check, reason: string, kind?: ReasonKind): CheckResult => ({
  ...describeCheck(check),
  status: 'skipped',
  reason,
  ...(kind ? { reasonKind: kind } : {}),
  durationMs: 0,
  requests: 0,
  cost: { credits: 0, waitedSeconds: 0 },
});

async function attempt(check: Check, trial: Trial): Promise<Outcome> {
  // Law 2: on a target that cannot be arranged, undocumented behaviour is observed, never judged.
  const probing = check.evidence.grade === 'assumed' && !trial.arranged;
  try {
    await check.run(trial);
    return held(probing);
  } catch (thrown) {
    const error = asExpectation(thrown, trial);
    if (error instanceof SkipSignal) return { status: 'skipped', reason: error.message, kind: error.kind };
    if (error instanceof UntestableSignal) {
      return { status: probing ? 'skipped' : 'untestable', reason: error.message, failure: error.cause };
    }
    if (!(error instanceof ExpectationError)) return broken(error);
    return missed(check, error, probing);
  }
}

const held = (probing: boolean): Outcome =>
  probing ? { status: 'probed', reason: 'as assumed', kind: 'as-assumed' } : { status: 'passed', reason: null };

function missed(check: Check, error: ExpectationError, probing: boolean): Outcome {
  if (!probing)
    return { status: check.level === 'should' ? 'warned' : 'failed', reason: error.message, failure: error };
  const reason = `differs: assumed ${error.expected}; seen ${error.got}`;
  return { status: 'probed', reason, kind: 'differs' };
}

/** An exception while a check reads an answer means an answer of the wrong shape: a fault of the target. */
function asExpectation(thrown: unknown, { lastExchange }: Trial): unknown {
  if (!(thrown instanceof TypeError) || lastExchange === undefined) return thrown;
  return new ExpectationError(
    'answers of the shape that this check can read',
    `an answer that it cannot read: ${thrown.message}`,
    lastExchange,
  );
}

const broken = (error: unknown): Outcome => ({
  status: 'error',
  reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
});

const describeCheck = ({ id, provider, level, title, requirement, evidence }: Check) => ({
  id,
  provider,
  level,
  title,
  requirement,
  evidence: { grade: evidence.grade, source: evidence.source },
});
