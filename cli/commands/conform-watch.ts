import { Command } from 'commander';
import { credentialOption } from '../credential-option.ts';
import { exitCodes, InterruptedError, UsageError } from '../exit-codes.ts';
import { knownProviders } from '../known-provider.ts';
import { refuseUnknownCredentials } from '../live/credentials.ts';
import { globText, httpUrl, oneOf, pairs, positive, several } from '../options.ts';
import { withProviderModules } from '../provider-modules.ts';
import { providerOption } from '../provider-option.ts';
import { runWatched, type WatchRunFlags } from '../watch/run-watched.ts';
import { writableFolder } from '../writable.ts';
import { openReporters } from './conform-reporters.ts';

interface WatchFlags extends WatchRunFlags {
  readonly history: string;
  readonly webhook?: string;
  readonly reporter: readonly string[];
  readonly provider?: readonly string[];
}

/** `conform watch`: one run that is compared with those before it, for every night. */
export function watchCommand(): Command {
  return withProviderModules(new Command('watch'))
    .description(
      'Run the suite, keep what it saw in a folder, and say what changed since earlier runs and when. Exits 1 while a change stands.',
    )
    .option('--history <folder>', 'folder of all runs, issues and the page', 'history')
    .addOption(
      oneOf('--target <which>', 'live, url or mock (default: url with --url, else live)', ['live', 'url', 'mock']),
    )
    .addOption(pairs('--url <provider=URL>', 'server that is watched; live: replaces the real service'))
    .addOption(credentialOption('live: replaces the environment'))
    .addOption(providerOption('only this provider'))
    .option('--grep <glob>', 'only checks whose id matches; use the same in each run', globText)
    .option('--repeat <number>', 'repetitions of a red check before it counts', positive, 2)
    .option('--webhook <URL>', 'send what changed there as JSON; Slack shows its text', webhookUrl)
    .addOption(several('--reporter <name[=file]>', 'report of this run, as for conform', 'pretty, on the terminal'))
    .option('--yes', 'live: send paid requests (or CONFORM_LIVE=1)')
    .option('--budget <name=n,...>', 'live: hard limits')
    .option('--ledger <file>', 'live: file that lists what the run creates')
    .action(watch);
}

async function watch(flags: WatchFlags): Promise<void> {
  refuseUnknownCredentials(flags.credential);
  const providers = knownProviders(flags.provider);
  const [{ readHistory, HistoryError, writeNight }, { publishIssues }] = await Promise.all([
    import('../../conformance/studies/watch/history.ts'),
    import('../watch/publish-issues.ts'),
  ]);
  writableFolder('--history', flags.history);
  let earlier: ReturnType<typeof readHistory>;
  try {
    earlier = readHistory(flags.history);
  } catch (error) {
    throw error instanceof HistoryError ? new UsageError(error.message) : error;
  }
  const [{ pastOf }, { outagesOf }] = await Promise.all([
    import('../../conformance/studies/watch/past.ts'),
    import('../../conformance/studies/watch/outages.ts'),
  ]);
  const reporting = await openReporters(flags.reporter, { inPlace: false, history: pastOf(earlier) });
  const { report, night, interrupted, left, undone, code } = await runWatched(
    { ...flags, providers },
    reporting.onEvent,
  );
  reporting.finish(report);
  if (interrupted) throw new InterruptedError('interrupted: this run is not added to the history.');
  // A service that answers nothing is news only where it has answered before.
  const isOutage = [...new Set(report.checks.map(({ provider }) => provider))].some((provider) =>
    outagesOf([...earlier, night], provider).has(earlier.length),
  );
  if (!isOutage && !Object.values(night.verdicts).some(({ word }) => word !== 'unknown')) {
    process.stderr.write(
      'error: nothing was verified, so this run is not added to the history; the report says why.\n',
    );
    process.exitCode = code;
    return;
  }
  writeNight(flags.history, night);
  const open = await publishIssues(flags.history, night, flags.webhook);
  process.exitCode =
    open > 0 ? exitCodes.failed : left > 0 ? exitCodes.broken : undone > 0 ? exitCodes.partial : exitCodes.ok;
}

/** A webhook carries its secret in its path, so that a message does not repeat it. */
function webhookUrl(text: string): string {
  try {
    return new URL(text).protocol.startsWith('http') ? text : httpUrl('');
  } catch {
    throw new UsageError('--webhook expects an http or https URL.');
  }
}
