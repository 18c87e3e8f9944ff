import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type {
  MergedPower,
  MutantVerdict,
  PowerDocument,
  PowerJob,
  PowerResult,
} from '../../conformance/studies/power/index.ts';
import { seededSample } from '../../src/base/sample.ts';
import { type Shard, shardOf } from '../../src/base/shard.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { jsonIn } from '../config/read-config.ts';
import { BrokenError, exitCodes, UsageError } from '../exit-codes.ts';
import { knownProviders } from '../known-provider.ts';
import { collect, shardText, wholeNumber } from '../options.ts';
import { moduleOptions, withProviderModules } from '../provider-modules.ts';
import { providerOption } from '../provider-option.ts';
import { writableFolder } from '../writable.ts';

interface PowerFlags {
  readonly provider?: readonly string[];
  readonly grep?: string;
  readonly sample?: number;
  readonly seed: number;
  readonly shard?: Shard;
  readonly merge?: readonly string[];
  readonly workers: number;
  readonly list?: true;
  readonly write?: true;
  readonly out?: string;
  readonly worker?: true;
}

/** `conform power`: runs the suite against every mutant and every variation. */
export function powerCommand(): Command {
  return withProviderModules(new Command('power'))
    .description(
      'Run the suite against every mutant, which a check must catch, and every variation, under which it must stay green.',
    )
    .addOption(providerOption('only this provider'))
    .option('--grep <glob>', 'run only the mutants whose id matches')
    .option('--sample <number>', 'run only so many mutants, chosen by the seed', wholeNumber)
    .option(
      '--seed <number>',
      'number from which samples and invented texts derive: with the same one, they are the same',
      wholeNumber,
      1,
    )
    .option('--shard <k/n>', 'run only the k-th of n parts of the selected runs', shardText)
    .option('--merge <file>', 'run nothing, and combine the power.json of every shard (repeatable)', collect)
    .option('--workers <number>', 'processes at the same time', wholeNumber, 2)
    .option('--list', 'list the selected mutants and what they do, and run nothing')
    .option('--write', 'write docs/power.md of this checkout, if the run shows no problems')
    .option('--out <folder>', 'write power.md and power.json there')
    .addOption(new Option('--worker').hideHelp())
    .action(power);
}

async function power(flags: PowerFlags, command: Command): Promise<void> {
  const modules = moduleOptions(command);
  const suite = await import('../../conformance/studies/power/index.ts');
  if (flags.worker) return suite.serveAsPowerWorker(flags.seed);
  if (flags.write && modules.length > 0) {
    throw new UsageError('--write is for the providers of this package; --out writes those of a module.');
  }
  if (flags.merge !== undefined) return mergeShards(suite, flags.merge, flags);
  const { shard } = flags;
  const whole = [flags.provider, flags.grep, flags.sample, shard].every((part) => part === undefined);
  if (flags.write && !whole) throw new UsageError('--write needs the whole run; use --out to write a part elsewhere.');
  const providers = providersOf(flags.provider, suite.checkedProviders);
  const selected = await selectedJobs(suite.powerJobs(providers), flags);
  const jobs = shardOf(selected, shard);
  if (selected.length === 0) throw new UsageError('no mutant is selected; --list names them.');
  if (flags.list) return list(jobs);
  if (flags.out !== undefined) writableFolder('--out', flags.out);
  const results = await runJobs(suite, jobs, flags, modules);
  const outcome = suite.powerDocument(results, flags.seed, providers, shard);
  const partial = flags.grep !== undefined || flags.sample !== undefined || shard !== undefined;
  end(suite, { document: outcome, results, isWhole: !partial }, flags);
}

/** Combines the reports of shards that ran elsewhere. @throws {UsageError} for a set that is not whole */
function mergeShards(suite: Suite, files: readonly string[], flags: PowerFlags): void {
  const merged = suite.mergePower(files.map(readReport));
  if ('problem' in merged) throw new UsageError(`--merge: ${merged.problem}`);
  if (flags.write && !merged.isWhole) throw new UsageError('--write needs the reports of the whole run.');
  end(suite, merged, flags);
}

/** @throws {UsageError} for a file that is no `power.json` */
function readReport(file: string): PowerDocument {
  const report = jsonIn(file) as Partial<PowerDocument> | null;
  if (Array.isArray(report?.mutants) && Array.isArray(report.refusals)) return report as PowerDocument;
  throw new UsageError(`--merge ${file}: expected a power.json of --out, got other JSON.`);
}

/** Writes the documents, and ends with what the run concludes. */
function end(suite: Suite, { document, results, isWhole }: FinishedRun, flags: PowerFlags): void {
  if (flags.out !== undefined) {
    mkdirSync(flags.out, { recursive: true });
    writeFileSync(join(flags.out, 'power.md'), suite.powerMarkdown(document));
    writeFileSync(join(flags.out, 'power.json'), `${JSON.stringify(document, null, 1)}\n`);
  }
  const all = suite.powerProblems(results, document.checks);
  const problems = all.filter(({ about }) => isWhole || about !== 'check').map(({ text }) => text);
  if (flags.write && problems.length === 0) writeFileSync(join('docs', 'power.md'), suite.powerPage(document));
  process.stdout.write(conclude(document, problems));
  process.exitCode = problems.length === 0 ? exitCodes.ok : exitCodes.failed;
}

async function selectedJobs(jobs: readonly PowerJob[], flags: PowerFlags): Promise<readonly PowerJob[]> {
  const { grep, sample, seed } = flags;
  if (grep === undefined && sample === undefined) return jobs;
  const { idMatches } = await import('../../conformance/run/select.ts');
  const mutants = jobs.filter((job) => job.kind === 'mutant' && (grep === undefined || idMatches(grep, job.id)));
  return sample === undefined ? mutants : seededSample(mutants, sample, seed);
}

/** Lists the mutants among the jobs. */
async function list(jobs: readonly PowerJob[]): Promise<void> {
  const { mutants } = await import('../../conformance/mutants/index.ts');
  const wanted = new Set(jobs.flatMap((job) => (job.kind === 'mutant' ? [job.id] : [])));
  for (const { id, statement } of mutants.filter(({ id }) => wanted.has(id))) {
    process.stdout.write(`${id}  the server ${statement}\n`);
  }
}

/** A run that ended: here, or in shards elsewhere. */
type FinishedRun = Extract<MergedPower, { readonly isWhole: boolean }>;

type Suite = typeof import('../../conformance/studies/power/index.ts');

/** Runs the jobs in worker processes of this same program. @throws {BrokenError} */
async function runJobs(
  suite: Suite,
  jobs: readonly PowerJob[],
  { workers, seed }: PowerFlags,
  modules: readonly string[],
): Promise<PowerResult[]> {
  const width = Math.max(1, Math.min(workers, jobs.length));
  const words = ['power', '--worker', '--seed', String(seed), ...modules];
  const pool = suite.openPowerWorkers(width, { program: process.argv[1] ?? '', words });
  let done = 0;
  try {
    return await suite.runJobs({
      jobs,
      seed,
      workers: pool.each,
      onResult: (result) => {
        done += 1;
        process.stdout.write(`${done}/${jobs.length} ${describe(result)}\n`);
      },
    });
  } catch (error) {
    throw error instanceof suite.WorkerError ? new BrokenError(error.message) : error;
  } finally {
    pool.close();
  }
}

function describe(result: PowerResult): string {
  if (result.kind === 'mutant') return describeMutant(result.verdict);
  if (result.kind === 'variation') {
    return describeVariations(result.verdicts);
  }
  const proven = result.verdicts.filter(({ checks }) => checks.length > 0).length;
  return `${proven} of ${result.verdicts.length} failures of ${result.verdicts[0]?.provider} proven by a check`;
}

function describeVariations(verdicts: Extract<PowerResult, { kind: 'variation' }>['verdicts']): string {
  const red = verdicts.filter(({ wrong }) => wrong.length > 0);
  const [first] = red.length > 0 ? red : verdicts;
  const names = (red.length > 0 ? red : verdicts).map(({ variation }) => variation).join(', ');
  return red.length > 0
    ? `RED ${names} of ${first?.provider}: ${first?.wrong[0]}`
    : `green ${names} of ${first?.provider}: ${first?.passed} checks`;
}

function describeMutant({ mutant, killedBy, missedBy, errors }: MutantVerdict): string {
  if (errors.length > 0) return `ERROR ${mutant.id}: ${errors.join('; ')}`;
  if (killedBy.length === 0)
    return mutant.equivalent === undefined
      ? `SURVIVED ${mutant.id}: it ${mutant.statement}`
      : `equivalent ${mutant.id}`;
  if (missedBy.length > 0) return `MISSED ${mutant.id}: not noticed by ${missedBy.join(', ')}`;
  return `caught ${mutant.id} by ${killedBy.length} check${killedBy.length === 1 ? '' : 's'}`;
}

function conclude({ summary }: PowerDocument, problems: readonly string[]): string {
  const { mutants, killed, equivalent, variations, refusals, refusalsProven } = summary;
  const lines = [`${killed} of ${mutants - equivalent} mutants caught`];
  if (variations > 0) lines.push(`${variations} variations`);
  if (refusals > 0) lines.push(`${refusalsProven} of ${refusals} catalogued failures proven by a check`);
  if (problems.length > 0) lines.push('', 'problems:', ...problems.map((problem) => `  ${problem}`));
  return `\n${lines.join('\n')}\n`;
}

function providersOf(requested: readonly string[] | undefined, known: readonly ProviderId[]): readonly ProviderId[] {
  const wanted = knownProviders(requested, known);
  return known.filter((provider) => wanted?.includes(provider) ?? true);
}
