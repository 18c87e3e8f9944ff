import {
  allChecks,
  type Check,
  type CheckResult,
  type ConformanceRun,
  inRunningOrder,
  mockTarget,
  openRun,
  type Report,
  type RunOptions,
  sectionOf,
  selectChecks,
  type Target,
  type UrlTargetOptions,
  urlTarget,
} from '../../conformance/index.ts';
import { notRun } from '../../conformance/run/run-check.ts';
import { runOptionNames } from '../../conformance/run/run-options.ts';
import { refuseUnknownOptions } from '../../src/base/known-options.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';

/** What is tested: the mocks (`mock`), a server by its URLs, an open target, or a function that opens one. */
export type SuiteTarget = 'mock' | UrlTargetOptions | Target | (() => Promise<Target>);

/** The options of the checks as tests. */
export interface SuiteOptions extends Omit<RunOptions, 'target' | 'checks' | 'parallel' | 'signal'> {
  /** Default: the mocks. */
  readonly target?: SuiteTarget;
  /** Default: all checks. */
  readonly checks?: readonly Check[];
}

/** One check, to be registered as a test of any framework. */
export interface ConformanceCase {
  /** `provider/section/name`. */
  readonly id: string;
  /** `provider/section`, to group by. */
  readonly section: string;
  /** The id and the title, for people. */
  readonly name: string;
  /** Runs the check. Never rejects because of the target: `assertHeld` judges the result. */
  run(): Promise<CheckResult>;
}

/** Checks as cases, on one target that is opened when the first of them runs. */
export interface ConformanceSuite {
  readonly cases: readonly ConformanceCase[];
  /** True if each check gets its own tenant, so that cases may run in parallel. */
  readonly concurrent: boolean;
  /** Returns the report of the cases that ran, or null if none ran. */
  report(): Report | null;
  /** Closes what was opened. */
  close(): Promise<void>;
}

const { parallel: _parallel, signal: _signal, ...suiteOptionNames } = runOptionNames;

/**
 * Returns the checks as a list of cases, which a test framework registers. Opens and sends nothing yet.
 * @example
 * const suite = conformanceSuite({ grep: 'translateplus/*' });
 * for (const { name, run } of suite.cases) test(name, async () => assertHeld(await run()));
 * after(() => suite.close());
 */
export function conformanceSuite(options: SuiteOptions = {}): ConformanceSuite {
  refuseUnknownOptions('conformanceSuite', options, suiteOptionNames);
  const { target: wanted = 'mock', checks = allChecks } = options;
  const known = describeTarget(wanted);
  const providers = known.providers?.filter((provider) => options.providers?.includes(provider) ?? true);
  const selected = selectChecks(checks, {
    ...(options.grep === undefined ? {} : { grep: options.grep }),
    ...(options.providers ? { providers: options.providers } : {}),
    ...(providers ? { providers } : {}),
  });
  let opening: Promise<{ target: Target; run: ConformanceRun }> | undefined;
  let run: ConformanceRun | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const open = async () => {
    const target = await openTarget(wanted, options.seed);
    run = openRun({ ...options, target, checks });
    return { target, run };
  };
  const carryOut = async (check: Check): Promise<CheckResult> => {
    opening ??= open();
    const { target, run } = await opening;
    if (!run.selected.includes(check)) return notRun(check, `the target has no URL for ${check.provider}`);
    if (target.controlled) return run.run(check);
    // All checks share one credential and one rate window: one check at a time, even if the framework calls in parallel.
    const result = last.then(() => run.run(check));
    last = result;
    return result;
  };
  return {
    concurrent: known.controlled,
    cases: inRunningOrder(selected, known).map((check) => ({
      id: check.id,
      section: `${check.provider}/${sectionOf(check.id)}`,
      name: `${check.id}: ${check.title}`,
      run: () => carryOut(check),
    })),
    report: () => run?.report() ?? null,
    close: async () => {
      if (opening === undefined) return;
      const { target, run } = await opening;
      await run.close();
      if (!isOpened(wanted)) await target.close();
    },
  };
}

const isOpened = (wanted: SuiteTarget): wanted is Target => typeof wanted === 'object' && 'open' in wanted;

/** What is known about a target before it is open. */
function describeTarget(wanted: SuiteTarget): { controlled: boolean; providers?: ProviderId[] } {
  if (wanted === 'mock') return { controlled: true };
  if (typeof wanted === 'function') return { controlled: false };
  const controlled = isOpened(wanted) ? wanted.controlled : wanted.control !== undefined;
  return { controlled, providers: Object.keys(wanted.baseUrls) as ProviderId[] };
}

function openTarget(wanted: SuiteTarget, seed: number | undefined): Promise<Target> {
  const seeded = seed === undefined ? {} : { seed };
  if (wanted === 'mock') return mockTarget(seeded);
  if (typeof wanted === 'function') return wanted();
  return Promise.resolve(isOpened(wanted) ? wanted : urlTarget({ ...seeded, ...wanted }));
}
