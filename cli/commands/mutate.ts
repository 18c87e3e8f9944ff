import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Mutant } from '../../conformance/mutants/index.ts';
import { BrokenError, exitCodes, UsageError } from '../exit-codes.ts';
import { knownProviders } from '../known-provider.ts';
import { tryAll } from '../mutate/campaign.ts';
import { countOutcomes, type MutateReport } from '../mutate/outcome.ts';
import { forgetState } from '../mutate/state-file.ts';
import { mutateText } from '../mutate/text.ts';
import { collect, wholeNumber } from '../options.ts';
import { CannotRun } from '../run-command.ts';
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
  const selected = await select(flags);
  if (flags.fresh) forgetState(flags.state);
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    const { seed, clock, profile, rateLimits, auth } = flags;
    const { outcomes, unused, left } = await tryAll({
      words,
      world,
      worldChoice: { seed, clock, profile, switch: flags.switch, rateLimits, auth },
      selected,
      everyProvider: flags.provider !== undefined,
      sample: flags.sample,
      seed,
      timeoutSeconds: flags.timeout,
      stateFile: flags.state,
      signal: interruption.signal,
    });
    const statements = new Map(selected.map(({ id, statement }) => [id, statement]));
    const report: MutateReport = {
      schemaVersion: 1,
      command: words,
      seed: flags.seed,
      summary: countOutcomes(outcomes),
      unused,
      outcomes: outcomes.map((outcome) => ({ ...outcome, statement: statements.get(outcome.id) ?? '' })),
    };
    if (flags.out !== undefined) writeFileSync(flags.out, `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(mutateText(report, left));
    process.exitCode = left === 0 ? verdict(report, flags) : exitCodes.interrupted;
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = exitCodes.usage;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

function verdict({ summary }: MutateReport, { strict }: MutateFlags): number {
  const survivors = summary.unnoticed + (strict ? summary.unmet : 0);
  if (survivors > 0) return exitCodes.failed;
  if (summary.noticed + summary.late === 0)
    throw new BrokenError('the command met none of the misbehaviours: nothing was shown.');
  return exitCodes.ok;
}

async function select({ provider, grep }: MutateFlags): Promise<readonly Mutant[]> {
  knownProviders(provider);
  const { mutants } = await import('../../conformance/mutants/index.ts');
  const { idMatches } = await import('../../conformance/run/select.ts');
  const fitting = mutants.filter(
    (mutant) =>
      mutant.equivalent === undefined &&
      (provider?.includes(mutant.provider) ?? true) &&
      (grep === undefined || idMatches(grep, mutant.id)),
  );
  if (fitting.length === 0) throw new UsageError('no misbehaviour is selected.');
  return fitting;
}
