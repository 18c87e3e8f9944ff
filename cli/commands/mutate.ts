import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Campaign, CampaignJudgement, CampaignProblem } from '../../conformance/studies/mutate/index.ts';
import { CannotRun } from '../../src/base/command-end.ts';
import { pointed, pointingAt } from '../environment.ts';
import { BrokenError, exitCodes, UsageError } from '../exit-codes.ts';
import { knownProviders } from '../known-provider.ts';
import { collect, wholeNumber } from '../options.ts';
import { type WorldFlags, withWorldOptions, worldFrom } from '../world-options.ts';

/** The command line of `mutate`. */
export interface MutateFlags extends WorldFlags {
  readonly provider?: readonly string[];
  readonly grep?: string;
  readonly sample?: number;
  readonly timeout?: number;
  readonly state: string;
  readonly fresh?: true;
  readonly strict?: true;
  readonly out?: string;
}

const EXAMPLES_AND_CODES = `
Examples:
  caption-harness mutate --sample 20 -- npm test
  caption-harness mutate --provider gcore-ai -- node --test

Exit codes: 0 whatever was met was noticed; 1 something was not; 2 bad usage;
3 the command fails with honest stand-ins, or met nothing; 130 interrupted.`;

/** `caption-harness mutate -- CMD`: which misbehaviours of the services would a user's own tests notice? */
export function mutateCommand(): Command {
  const command = new Command('mutate')
    .description('Run a command, your tests, once with each misbehaving stand-in, and list what it did not notice.')
    .argument('<command...>', 'the command and its arguments, after --')
    .passThroughOptions()
    .option('--provider <id>', 'only misbehaviours of this provider', collect)
    .option('--grep <glob>', 'only misbehaviours whose id matches')
    .option(
      '--sample <number>',
      'only so many, chosen by the seed among those of the providers that the command uses',
      wholeNumber,
    )
    .option('--timeout <seconds>', 'stop the command after so long; ten times its honest run unless told', wholeNumber)
    .option('--state <file>', 'where an interrupted run is kept, to go on with', '.caption-harness-mutate.json')
    .option('--fresh', 'forget an interrupted run')
    .option('--strict', 'fail for misbehaviours, too, that the command never met')
    .option('--out <file>', 'write the outcome as JSON')
    .addHelpText('after', EXAMPLES_AND_CODES);
  return withWorldOptions(command, { mutants: false }).action(mutate);
}

async function mutate(words: readonly string[], flags: MutateFlags): Promise<void> {
  const world = await worldFrom(flags);
  const study = await import('../../conformance/studies/mutate/index.ts');
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  try {
    const providers = knownProviders(flags.provider);
    const selected = study.selectMutants({ providers, glob: flags.grep });
    if (flags.fresh) study.forgetState(flags.state);
    process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
    const { seed, clock, profile, rateLimits, auth } = flags;
    const campaign: Campaign = {
      words,
      world,
      environmentOf: (running) => pointed(process.env, pointingAt(running)),
      worldChoice: { seed, clock, profile, switch: flags.switch, rateLimits, auth },
      selected,
      everyProvider: flags.provider !== undefined,
      sample: flags.sample,
      seed,
      timeoutSeconds: flags.timeout,
      stateFile: flags.state,
      signal: interruption.signal,
      log: (line) => process.stderr.write(`${line}\n`),
    };
    const result = await study.tryAll(campaign);
    const report = study.campaignReport(campaign, result);
    if (flags.out !== undefined) writeFileSync(flags.out, `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(study.mutateText(report, result.left));
    process.exitCode =
      result.left === 0 ? exitCodeOf(study.judge(report, flags.strict === true)) : exitCodes.interrupted;
  } catch (error) {
    if (error instanceof study.CampaignError) throw new programErrors[error.kind](error.message);
    if (error instanceof CannotRun) throw new UsageError(error.message);
    throw error;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** Exit code 2 for what the user can say otherwise, 3 where nothing could be concluded. */
const programErrors: Readonly<Record<CampaignProblem, typeof UsageError | typeof BrokenError>> = {
  'nothing-selected': UsageError,
  'other-run': UsageError,
  'damaged-state': UsageError,
  'unusable-state': UsageError,
  'command-fails': BrokenError,
};

function exitCodeOf(judgement: CampaignJudgement): number {
  if (judgement === 'nothing-met')
    throw new BrokenError('the command met none of the misbehaviours: nothing was shown.');
  return judgement === 'noticed' ? exitCodes.ok : exitCodes.failed;
}
