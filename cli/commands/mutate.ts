import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type {
  Campaign,
  CampaignJudgement,
  CampaignProblem,
  MutateReport,
} from '../../conformance/studies/mutate/index.ts';
import { CannotRun } from '../../src/base/command-end.ts';
import type { Shard } from '../../src/base/shard.ts';
import { type ConfigFlags, withConfigOptions } from '../config/config-options.ts';
import { serveFlags } from '../config/serve-settings.ts';
import { BrokenError, exitCodes, UsageError } from '../exit-codes.ts';
import { allowRealHostsOption } from '../guarded-hosts.ts';
import { knownProviders } from '../known-provider.ts';
import { collect, shardText, wholeNumber } from '../options.ts';
import { moduleOptions } from '../provider-modules.ts';
import { providerOption } from '../provider-option.ts';
import { type WorldFlags, withWorldOptions, worldFrom } from '../world-options.ts';
import { writableFile } from '../writable.ts';
import { mutateEnvironment } from './mutate-environment.ts';
import { mergedReport } from './mutate-merge.ts';
import { type RequestedReport, requestedReports, writeReports } from './mutate-reports.ts';
import { CHANGED, changesSince, chooseSince, type SinceChoice } from './mutate-since.ts';

/** The options of `caption-harness mutate`. */
interface MutateFlags extends WorldFlags, ConfigFlags {
  readonly allowRealHosts?: true;
  readonly provider?: readonly string[];
  readonly grep?: string;
  readonly sample?: number;
  readonly shard?: Shard;
  readonly since?: string;
  readonly tests?: string;
  readonly merge?: readonly string[];
  readonly timeout?: number;
  readonly workers: number;
  readonly state: string;
  readonly fresh?: true;
  readonly strict?: true;
  readonly out?: string;
  readonly reporter?: readonly string[];
}

const EXAMPLES_AND_CODES = `
Examples:
  caption-harness mutate --sample 20 -- npm test
  caption-harness mutate --provider gcore-ai -- node --test
  caption-harness mutate --since origin/main -- npx vitest run {changed}

Exit codes: 0 every triggered mutant was noticed; 1 one was not; 2 bad usage;
3 the command fails with unchanged mocks, or triggered no mutant;
130 interrupted.`;

/** `caption-harness mutate -- CMD`: shows which mutants a user's own tests notice. */
export function mutateCommand(): Command {
  const command = new Command('mutate')
    .description(
      'Run a command, such as your tests, once with each mutant that it meets, and list those that it did not notice.',
    )
    .argument('[command...]', 'the command and its arguments, after --')
    .passThroughOptions()
    .addOption(providerOption('only mutants of this provider'))
    .option('--grep <glob>', 'only mutants whose id matches')
    .option(
      '--sample <number>',
      'only so many mutants, drawn by the seed: those that the command triggers first (with --strict: any of its providers)',
      wholeNumber,
    )
    .option('--shard <k/n>', 'only the k-th of n parts of them, for runs that share the work', shardText)
    .option('--merge <file>', 'run nothing, and combine the --out files of every shard (repeatable)', collect)
    .option(
      '--since <ref>',
      `only mutants that the tests changed since this commit meet; ${CHANGED} in the command stands for them`,
    )
    .option('--tests <glob>', 'which changed files are tests (default: the usual names of tests)')
    .option('--workers <number>', 'commands at the same time, if they share no files or ports', wholeNumber, 1)
    .option(
      '--timeout <seconds>',
      'stop the command after this time (default: ten times its run with unchanged mocks, at least 30 s)',
      wholeNumber,
    )
    .option(
      '--state <file>',
      'file of an interrupted run, which the next run continues',
      '.caption-harness-mutate.json',
    )
    .option('--fresh', 'forget an interrupted run')
    .option('--strict', 'run every mutant, and also fail if one was never triggered')
    .option('--out <file>', 'write the outcome as JSON')
    .option('--reporter <name=file>', 'also write junit, ctrf, markdown, badge or svg (repeatable)', collect)
    .addOption(allowRealHostsOption())
    .addHelpText('after', EXAMPLES_AND_CODES);
  return withConfigOptions(withWorldOptions(command, { mutants: false })).action(mutate);
}

async function mutate(words: readonly string[], given: MutateFlags, command: Command): Promise<void> {
  const flags = await serveFlags(given, command);
  if (flags === null) return;
  const world = await worldFrom(flags);
  const study = await import('../../conformance/studies/mutate/index.ts');
  const requested = await requestedReports(flags.reporter);
  if (flags.out !== undefined) writableFile('--out', flags.out);
  const end = (report: MutateReport) => conclude(study, report, { flags, requested, command });
  if (flags.merge !== undefined) return end(mergedReport(study, flags.merge));
  if (words.length === 0) throw new UsageError('expected a command after --, for example: mutate -- npm test');
  const choice = flags.since === undefined ? null : choiceSince(words, flags, requested);
  if (choice !== null) process.stderr.write(`${choice.why}\n`);
  if (choice?.kind === 'nothing') return;
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  try {
    const providers = knownProviders(flags.provider);
    const selected = study.selectMutants({ providers, glob: flags.grep });
    if (flags.fresh) study.forgetState(flags.state);
    process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
    const { seed, clock, profile, rateLimits, auth } = flags;
    const campaign: Campaign = {
      words: choice?.words ?? words,
      onlyMet: choice?.kind === 'changed',
      drawUnmet: flags.strict === true,
      world,
      environmentOf: (running) => mutateEnvironment(running, flags.allowRealHosts === true),
      worldChoice: { seed, clock, profile, switch: flags.switch, rateLimits, auth },
      selected,
      everyProvider: flags.provider !== undefined,
      sample: flags.sample,
      shard: flags.shard,
      workers: flags.workers,
      seed,
      timeoutSeconds: flags.timeout,
      stateFile: flags.state,
      signal: interruption.signal,
      log: (line) => process.stderr.write(`${line}\n`),
    };
    const result = await study.tryAll(campaign);
    await end(study.campaignReport(campaign, result));
  } catch (error) {
    if (error instanceof study.CampaignError) throw new programErrors[error.kind](error.message);
    if (error instanceof CannotRun) throw new UsageError(error.message);
    throw error;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** Chooses what `--since` runs; files that this run writes do not count as changed. @throws {UsageError} */
function choiceSince(words: readonly string[], flags: MutateFlags, requested: readonly RequestedReport[]): SinceChoice {
  const own = [flags.state, flags.out ?? [], requested.map(({ file }) => file)].flat();
  return chooseSince(words, changesSince(flags.since ?? '', own), flags.tests);
}

type Study = typeof import('../../conformance/studies/mutate/index.ts');

/** What a run was asked for. */
interface Asked {
  readonly flags: MutateFlags;
  readonly requested: readonly RequestedReport[];
  readonly command: Command;
}

/** Writes the report, and ends with what it concludes. @throws {BrokenError} */
async function conclude(study: Study, report: MutateReport, { flags, requested, command }: Asked): Promise<void> {
  const strict = flags.strict === true;
  if (flags.out !== undefined) writeFileSync(flags.out, `${JSON.stringify(report, null, 2)}\n`);
  await writeReports(report, requested, strict);
  process.stdout.write(study.mutateText(report, moduleOptions(command)));
  if (report.left !== undefined) process.exitCode = exitCodes.interrupted;
  else
    process.exitCode = exitCodeOf(study.judge(report, strict), report.shard !== undefined || flags.since !== undefined);
}

/** Exit code 2 for a command line that the user can correct, 3 if nothing could be concluded. */
const programErrors: Readonly<Record<CampaignProblem, typeof UsageError | typeof BrokenError>> = {
  'nothing-selected': UsageError,
  'other-run': UsageError,
  'damaged-state': UsageError,
  'unusable-state': UsageError,
  'command-fails': BrokenError,
};

/** @param isPart of the mutants or tests: another part may trigger one, so none is no failure */
function exitCodeOf(judgement: CampaignJudgement, isPart: boolean): number {
  if (judgement === 'nothing-met' && !isPart) throw new BrokenError('no mutant was triggered, so nothing was tested.');
  return judgement === 'unnoticed' ? exitCodes.failed : exitCodes.ok;
}
