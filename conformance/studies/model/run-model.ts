import type { AsyncCommand } from 'fast-check';
import type { Check } from '../../model/check.ts';
import type { CheckResult } from '../../model/result.ts';
import type { Target } from '../../model/target.ts';
import { runConformance } from '../../run/runner.ts';
import { type FastCheck, type ProviderModel, providerOf, type Step } from './provider-model.ts';
import { Script } from './script.ts';

/** A sequence that the target did not carry out as the model says. */
export interface Failure {
  /** The steps that remain after shrinking. */
  readonly steps: readonly string[];
  readonly expected: string;
  readonly got: string;
  /** What these steps send, as lines of a shell script without credentials. */
  readonly script: readonly string[];
}

/** The outcome of one model. */
export type ModelOutcome = { readonly model: Pick<ProviderModel, 'id' | 'title' | 'requirement' | 'evidence'> } & (
  | { readonly status: 'held'; readonly steps: number; readonly runs: number }
  | { readonly status: 'failed'; readonly steps: number; readonly runs: number; readonly failure: Failure }
  /** The target lacks what the model needs, or the harness broke. */
  | { readonly status: 'skipped'; readonly reason: string }
  | { readonly status: 'error'; readonly reason: string }
);

/** Options of a model's runs. */
export interface ModelRun {
  readonly fc: FastCheck;
  readonly target: Target;
  readonly model: ProviderModel;
  /** Steps in all runs together, those of shrinking left out. */
  readonly steps: number;
  readonly seed: number;
  /** False: a failure is reported with all its steps. Default: true. */
  readonly shrinks?: boolean;
  readonly signal?: AbortSignal;
}

/** Steps of one run at most: so many find what needs a past, and still leave many fresh starts. */
const LONGEST = 120;

/** Runs that shrinking may add. */
const MOST_SHRINKS = 400;

/** A run that ended in another way than as the model says: with its result, and what was sent. */
class RunEnded extends Error {
  readonly result: CheckResult;

  constructor(result: CheckResult) {
    super(result.reason ?? result.status);
    this.result = result;
  }
}

/** Plays random sequences of a model's steps to the target, each with a tenant of its own, and shrinks the first that fails. */
export async function runModel(options: ModelRun): Promise<ModelOutcome> {
  const { fc, model, steps: most, seed, shrinks: isShrunk = true, signal } = options;
  const about = { id: model.id, title: model.title, requirement: model.requirement, evidence: model.evidence };
  const { preflight: _preflight, ...target } = options.target;
  let [steps, runs, shrinks] = [0, 0, 0];
  let last: Failure | undefined;
  let ended: CheckResult | undefined;
  let done: string[] = [];
  /** Shrinking repeats a sequence that was within the bound. */
  const mayGoOn = (): boolean => last !== undefined || steps + done.length < most;
  const play = async (commands: Iterable<Command>): Promise<void> => {
    const isOver = last === undefined ? steps >= most : ++shrinks > MOST_SHRINKS;
    if (isOver || ended !== undefined || signal?.aborted) return;
    const script = new Script(target, seed);
    done = [];
    const check = checkOf(model, async (world) => {
      await fc.asyncModelRun(() => ({ model: world, real: done }), commands);
    });
    const report = await runConformance({
      target: script.watch(target),
      checks: [check],
      seed,
      onExchange: (_provider, exchange) => script.note(exchange),
      ...(signal === undefined ? {} : { signal }),
    });
    if (last === undefined) {
      steps += done.length;
      runs += 1;
    }
    const result = report.checks[0] as CheckResult;
    if (result.status === 'passed' || signal?.aborted) return;
    if (result.status !== 'failed') ended = result;
    else {
      const { expected = '', got = result.reason ?? '' } = result;
      last = { steps: done, expected: script.redact(expected), got: script.redact(got), script: script.lines() };
    }
    throw new RunEnded(result);
  };
  const commands = fc.commands(
    model.steps(fc).map((step) => step.map((one) => commandOf(one, mayGoOn))),
    { maxCommands: LONGEST, size: 'max' },
  );
  const details = await fc.check(fc.asyncProperty(commands, play), { seed, numRuns: most, endOnFailure: !isShrunk });
  if (last !== undefined) return { model: about, status: 'failed', steps, runs, failure: last };
  if (ended !== undefined) {
    const { status, reason } = ended as CheckResult;
    const why = reason ?? status;
    return status === 'error'
      ? { model: about, status, reason: why }
      : { model: about, status: 'skipped', reason: why };
  }
  const { errorInstance } = details;
  if (errorInstance !== null && !(errorInstance instanceof RunEnded)) {
    return { model: about, status: 'error', reason: String(errorInstance) };
  }
  return { model: about, status: 'held', steps, runs };
}

type Command = AsyncCommand<never, string[]>;

const commandOf = (step: Step<never>, mayGoOn: () => boolean): Command => ({
  check: (world) => mayGoOn() && (step.applies?.(world) ?? true),
  run: async (world, done) => {
    done.push(step.text);
    await step.run(world);
  },
  toString: () => step.text,
});

/** One run as a check: the runner opens its tenant, sends its requests and judges how it ended. */
function checkOf(model: ProviderModel, play: (world: never) => Promise<void>): Check {
  const { id, title, requirement, evidence, open, close } = model;
  const provider = providerOf(model);
  return {
    id: `${provider}/model/${id.split('/')[1]}`,
    provider,
    level: 'must',
    title,
    requirement,
    evidence,
    cost: { requests: 0, credits: 0 },
    run: async (t) => {
      const world = await open(t);
      await play(world).finally(() => close?.(world));
    },
  };
}
