import { Command } from 'commander';
import type { Check } from '../../conformance/index.ts';
import { refuseWords } from '../command-words.ts';
import type { ConfigFlags } from '../config/config-options.ts';
import { BrokenError, exitCodes, UsageError } from '../exit-codes.ts';
import { onInterruption } from '../interruption.ts';
import { knownProviders } from '../known-provider.ts';
import { refuseUnknownCredentials } from '../live/credentials.ts';
import { writableFolder } from '../writable.ts';
import { conformBoth } from './conform-both.ts';
import { baselineFor, type ChecksFlags, chosenChecks } from './conform-checks.ts';
import { cleanupCommand } from './conform-cleanup.ts';
import { checkCapabilities, readBaseline, withConfig } from './conform-config.ts';
import { conformLive, type LiveFlags } from './conform-live.ts';
import { mergeCommand } from './conform-merge.ts';
import { conformModel, type ModelFlags, refuseStepsAlone } from './conform-model.ts';
import { withConformOptions } from './conform-options.ts';
import { openReporters, withBadge } from './conform-reporters.ts';
import { LIST_REQUIREMENTS, listRequirements, writeRequirements } from './conform-requirements.ts';
import { type TargetFlags, targetFrom } from './conform-target.ts';
import { watchCommand } from './conform-watch.ts';
import { driftCommand } from './drift.ts';
import { evidenceCommand } from './evidence.ts';
import { explainNothing } from './explain-nothing.ts';
import { powerCommand } from './power.ts';
import { refuseGiven } from './refuse-given.ts';

interface ConformFlags extends TargetFlags, ConfigFlags, ModelFlags, ChecksFlags, Omit<LiveFlags, keyof TargetFlags> {
  readonly provider?: readonly string[];
  readonly grep?: string;
  readonly reporter: readonly string[];
  readonly seed: number;
  readonly include: readonly 'exhaustive'[];
  readonly list?: true;
  readonly against?: string;
  readonly baseline?: string;
  readonly maxFailures?: number;
  readonly repeat?: number;
  readonly bail?: true;
  readonly freeze?: string;
  readonly badge?: string;
}

/** Options of a report, which a comparison of two targets does not have. */
const OF_ONE_TARGET = ['reporter', 'badge', 'baseline', 'record', 'repeat', 'maxFailures', 'bail', 'verbose', 'quiet'];

/** `conform`: runs the suite against the mocks or any other server and reports. */
export function conformCommand(): Command {
  const command = new Command('conform')
    .enablePositionalOptions()
    .description(
      'Verify that a server keeps the contract of a caption service. Without options: the mocks, in process.',
    );
  return withConformOptions(command)
    .allowExcessArguments()
    .addCommand(powerCommand())
    .addCommand(cleanupCommand())
    .addCommand(evidenceCommand())
    .addCommand(driftCommand())
    .addCommand(watchCommand())
    .addCommand(mergeCommand())
    .action(conform);
}

async function conform(given: ConformFlags, command: Command): Promise<void> {
  refuseWords(command, '--grep chooses checks.');
  const completed = await withConfig(given, command);
  if (completed === null) return;
  const { flags, capabilities } = completed;
  const { allChecks, exitCode, runConformance, selectChecks } = await import('../../conformance/index.ts');
  refuseLiveFlags(flags);
  refuseUnknownCredentials(flags.credential);
  const providers = knownProviders(flags.provider, [...new Set(allChecks.map(({ provider }) => provider))]);
  const selection = { ...(providers ? { providers } : {}), ...(flags.grep === undefined ? {} : { grep: flags.grep }) };
  if (flags.model) return conformModel(flags, providers, command);
  refuseStepsAlone(flags);
  if (flags.requirements?.includes(LIST_REQUIREMENTS)) {
    process.stdout.write(await listRequirements());
    return;
  }
  if (flags.freeze !== undefined) return freeze(flags, selectChecks(allChecks, selection));
  const chosen = await chosenChecks(flags, allChecks);
  if (flags.list) return list(selectChecks(chosen.checks, selection));
  await checkCapabilities(capabilities, allChecks);
  if (flags.record !== undefined) writableFolder('--record', flags.record);
  const maxFailures = flags.bail ? 1 : flags.maxFailures;
  const limit = {
    ...(maxFailures === undefined ? {} : { maxFailures }),
    ...(flags.repeat === undefined ? {} : { repeat: { times: flags.repeat } }),
  };
  const baseline =
    flags.baseline === undefined
      ? undefined
      : baselineFor(await readBaseline(flags.baseline), chosen.checks, allChecks);
  if (flags.target === 'live' || (flags.target === 'both' && flags.against === 'live' && flags.plan)) {
    const known = baseline === undefined ? {} : { baseline };
    await conformLive(flags, {
      ...chosen,
      seed: flags.seed,
      include: flags.include,
      capabilities,
      ...known,
      ...selection,
      ...limit,
    });
    return;
  }
  if (flags.target === 'both') {
    refuseGiven(command, OF_ONE_TARGET, 'has no effect with --target both, which prints one line for each check.');
    await conformBoth(flags, { ...chosen, seed: flags.seed, include: flags.include, capabilities, ...selection });
    return;
  }
  const reporting = await openReporters(withBadge(flags), flags);
  const target = await targetFrom(flags);
  const recorder = flags.record === undefined ? undefined : (await recordings()).openRecorder(target.baseUrls);
  const interrupt = onInterruption({
    first: 'interrupted: running checks end and clean up; a second signal ends at once',
  });
  try {
    const report = await runConformance({
      target,
      ...chosen,
      seed: flags.seed,
      include: flags.include,
      capabilities,
      ...(baseline === undefined ? {} : { baseline }),
      ...selection,
      ...limit,
      signal: interrupt.signal,
      onEvent: reporting.onEvent,
      ...(recorder === undefined ? {} : { onExchange: recorder.note }),
    });
    reporting.finish(report);
    recorder?.write(flags.record ?? '', target.kind, target.secrets ?? [], report.checks);
    process.exitCode = exitCode(report);
    if (interrupt.signal.aborted) process.exitCode = exitCodes.interrupted;
    explainNothing(report, Object.keys(target.baseUrls), flags.grep);
  } finally {
    interrupt.end();
    await target.close();
  }
}

/** Prints one line for each check. @throws {BrokenError} when there is none */
function list(selected: readonly Check[]): void {
  for (const { id, level, evidence, title } of selected) {
    process.stdout.write(`${id}  ${level}, ${evidence.grade}  ${title}\n`);
  }
  if (selected.length === 0) throw new BrokenError('no check is selected; --list without other options names all.');
}

/** Writes frozen requirements. @throws {UsageError} for options that would leave checks out of them */
async function freeze({ freeze: folder = '', grep, requirements, shard }: ConformFlags, checks: readonly Check[]) {
  const partly = Object.entries({ grep, requirements, shard }).find(([, value]) => value !== undefined);
  if (partly)
    throw new UsageError(`--freeze writes all requirements of a provider; --${partly[0]} cannot be used with it.`);
  for (const file of await writeRequirements(folder, checks)) process.stdout.write(`${file}\n`);
}

/** Refuses options of live runs elsewhere: they would have no effect there, which a user does not expect. */
function refuseLiveFlags({ target, against, plan, yes, budget, ledger, allowPartial }: ConformFlags): void {
  if (against !== undefined && target !== 'both') throw new UsageError('--against needs --target both.');
  if (target === 'live' || against === 'live') return;
  const given = Object.entries({ plan, yes, budget, ledger, 'allow-partial': allowPartial }).find(
    ([, value]) => value !== undefined,
  );
  if (given) throw new UsageError(`--${given[0]} needs --target live.`);
}

const recordings = () => import('../../conformance/studies/drift/recording-file.ts');
