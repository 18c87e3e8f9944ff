import { Command } from 'commander';
import type { Report } from '../../conformance/index.ts';
import { jsonIn } from '../config/read-config.ts';
import { UsageError } from '../exit-codes.ts';
import { several } from '../options.ts';
import { withProviderModules } from '../provider-modules.ts';
import { openReporters, reporterNames, withBadge } from './conform-reporters.ts';
import { explainNothing } from './explain-nothing.ts';

interface MergeFlags {
  readonly reporter: readonly string[];
  readonly badge?: string;
  readonly verbose?: true;
  readonly quiet?: true;
}

/** `conform merge`: the reports of all shards as one, with the exit code of the whole run. */
export function mergeCommand(): Command {
  return withProviderModules(new Command('merge'))
    .description(
      'Join the JSON reports of all shards of a run into one report. Sends nothing; exits as the whole run would have.',
    )
    .argument('<report...>', 'JSON reports of conform --shard')
    .addOption(
      several('--reporter <name[=file]>', `one of ${reporterNames.join(', ')}; repeatable`, 'pretty, on the terminal'),
    )
    .option('--badge <file>', 'also write a badge for shields.io there')
    .option('--verbose', 'print every section, skip and probe, and each failure with its request and answer')
    .option('--quiet', 'print failures and the totals only')
    .action(merge);
}

async function merge(files: readonly string[], flags: MergeFlags): Promise<void> {
  const [{ allChecks, exitCode }, { mergeShards }] = await Promise.all([
    import('../../conformance/index.ts'),
    import('../../conformance/model/merge-reports.ts'),
  ]);
  const reports = files.map(readReport);
  const merged = mergeShards(
    reports,
    allChecks.map(({ id }) => id),
  );
  if ('problem' in merged) throw new UsageError(`merge: ${merged.problem}`);
  const reporting = await openReporters(withBadge(flags), { ...flags, inPlace: false });
  reporting.finish(merged);
  process.exitCode = exitCode(merged);
  explainNothing(merged, [...new Set(merged.checks.map(({ provider }) => provider))]);
}

/** @throws {UsageError} for a file that cannot be read, or is not a report in JSON */
function readReport(file: string): Report {
  const report = jsonIn(file) as Partial<Report> | null;
  if (Array.isArray(report?.checks) && typeof report.startedAt === 'string' && report.summary !== undefined) {
    return report as Report;
  }
  throw new UsageError(`merge ${file}: expected a report of --reporter json, got other JSON.`);
}
