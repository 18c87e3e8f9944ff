import { Command } from 'commander';
import type { Report, Target } from '../../../conformance/index.ts';
import type { ProviderId } from '../../contracts/types.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { collect, collectPair, oneOf, wholeNumber } from '../options.ts';
import { openRecorder } from '../recordings.ts';
import { conformBoth } from './conform-both.ts';
import { cleanupCommand } from './conform-cleanup.ts';
import { checkCapabilities, readBaseline, withConfig } from './conform-config.ts';
import { conformLive, type LiveFlags } from './conform-live.ts';
import { openReporters, reporterNames } from './conform-reporters.ts';
import { type TargetFlags, targetFrom } from './conform-target.ts';
import { driftCommand } from './drift.ts';
import { evidenceCommand } from './evidence.ts';
import { powerCommand } from './power.ts';

interface ConformFlags extends TargetFlags, Omit<LiveFlags, keyof TargetFlags> {
  readonly provider?: readonly string[];
  readonly grep?: string;
  readonly reporter: readonly string[];
  readonly seed: number;
  readonly include: readonly string[];
  readonly list?: true;
  readonly against?: string;
  readonly config?: string;
  readonly baseline?: string;
}

/** `conform`: runs the suite against the stand-ins or any other server and reports. */
export function conformCommand(): Command {
  return new Command('conform')
    .enablePositionalOptions()
    .description(
      'Verify that a server keeps the contract of a caption service. Without options: the stand-ins, in process.',
    )
    .addOption(
      oneOf(
        '--target <which>',
        'mock: the stand-ins; url: servers named by --url; live: real accounts (default: mock, url with --url)',
        ['mock', 'url', 'live', 'both'],
      ),
    )
    .option(
      '--url <provider=URL>',
      'a server under test, providers without one are not selected; live: in the place of the real one',
      collectPair,
      {},
    )
    .option('--control <URL>', 'its control API: a tenant a check, and assumed behaviours are asserted too')
    .option(
      '--credential <provider.name=value>',
      'for a server without a control API; live: in the place of the environment',
      collectPair,
      {},
    )
    .option('--provider <id>', 'only this provider', collect)
    .option('--grep <glob>', 'only checks whose id matches; * and ? are wild')
    .option('--include <kind>', 'exhaustive: also what uses up a rate window or an account', collect, [])
    .option('--reporter <name[=file]>', `one of ${reporterNames.join(', ')}; may be given several times`, collect, [])
    .option('--seed <number>', 'chooses samples and invented text', wholeNumber, 1)
    .option('--switch <name=value>', 'with tenants of its own: one allowed alternative', collectPair, {})
    .option('--baseline <file>', 'known failures with reason and expiry date; stale entries fail the run')
    .option('--config <file>', 'settings and capabilities (default: caption-harness.config.json, where there is one)')
    .option('--against <which>', 'with --target both: url, the servers named by --url; or live')
    .option('--plan', 'live: what the run would use; sends nothing')
    .option('--yes', 'live: do send paid requests (or CONFORM_LIVE=1)')
    .option('--budget <name=n,...>', 'live: hard limits, as translateplus.credits=200,requests=500')
    .option('--ledger <file>', 'live: where to note what is created')
    .option('--record <folder>', 'keep what was answered as shapes, for conform drift')
    .option('--list', 'list the selected checks and send nothing')
    .addCommand(powerCommand())
    .addCommand(cleanupCommand())
    .addCommand(evidenceCommand())
    .addCommand(driftCommand())
    .action(conform);
}

async function conform(given: ConformFlags, command: Command): Promise<void> {
  const { flags, capabilities } = await withConfig(given, command);
  const { allChecks, exitCode, runConformance, selectChecks } = await import('../../../conformance/index.ts');
  const include = flags.include.map((kind): 'exhaustive' => {
    if (kind !== 'exhaustive') throw new UsageError(`there is nothing "${kind}" to include; known: exhaustive.`);
    return kind as 'exhaustive';
  });
  const providers = knownProviders(flags.provider, [...new Set(allChecks.map(({ provider }) => provider))]);
  const selection = { ...(providers ? { providers } : {}), ...(flags.grep === undefined ? {} : { grep: flags.grep }) };
  if (flags.list) {
    for (const { id, level, evidence, title } of selectChecks(allChecks, selection)) {
      process.stdout.write(`${id}  ${level}, ${evidence.grade}  ${title}\n`);
    }
    return;
  }
  await checkCapabilities(capabilities, allChecks);
  const baseline = flags.baseline === undefined ? undefined : await readBaseline(flags.baseline);
  if (flags.target === 'live' || (flags.target === 'both' && flags.against === 'live' && flags.plan)) {
    const known = baseline === undefined ? {} : { baseline };
    await conformLive(flags, { checks: allChecks, seed: flags.seed, include, capabilities, ...known, ...selection });
    return;
  }
  if (flags.target === 'both') {
    await conformBoth(flags, { checks: allChecks, seed: flags.seed, include, capabilities, ...selection });
    return;
  }
  const reporting = await openReporters(flags.reporter);
  const target = await targetFrom(flags);
  const recorder = flags.record === undefined ? undefined : await openRecorder(target.baseUrls);
  const interrupt = interruption();
  try {
    const report = await runConformance({
      target,
      checks: allChecks,
      seed: flags.seed,
      include,
      capabilities,
      ...(baseline === undefined ? {} : { baseline }),
      ...selection,
      signal: interrupt.signal,
      onEvent: reporting.onEvent,
      ...(recorder === undefined ? {} : { onExchange: recorder.note }),
    });
    reporting.finish(report);
    recorder?.write(flags.record ?? '', target.kind, target.secrets ?? []);
    process.exitCode = exitCode(report);
    if (interrupt.signal.aborted && process.exitCode === exitCodes.ok) process.exitCode = exitCodes.interrupted;
    explainNothing(report, target);
  } finally {
    interrupt.end();
    await target.close();
  }
}

function knownProviders(asked: readonly string[] | undefined, known: readonly ProviderId[]): ProviderId[] | undefined {
  return asked?.map((id) => {
    const provider = known.find((one) => one === id);
    if (!provider) throw new UsageError(`there is no provider "${id}"; known: ${known.join(', ')}.`);
    return provider;
  });
}

/** Says on stderr why a run that verified nothing did not, so that exit code 3 is no riddle. */
function explainNothing(report: Report, target: Target): void {
  if (process.exitCode !== exitCodes.broken || report.summary.errors > 0) return;
  const tried = Object.keys(target.baseUrls).join(', ') || 'no provider';
  const why =
    report.checks.length === 0 ? `no check was selected (${tried})` : 'no check could be asserted; the report says why';
  process.stderr.write(`nothing was verified: ${why}.\n`);
}

/** Ctrl-C once lets running checks end and clean up; twice ends at once. */
function interruption(): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(exitCodes.broken);
    process.stderr.write('interrupted: running checks end and clean up; once more ends at once\n');
    controller.abort(new Error('interrupted'));
  };
  process.on('SIGINT', onSignal);
  return { signal: controller.signal, end: () => process.off('SIGINT', onSignal) };
}
