import type { MutateReport, mergeReports } from '../../conformance/studies/mutate/index.ts';
import { jsonIn } from '../config/read-config.ts';
import { UsageError } from '../exit-codes.ts';

/** Reads the files of `mutate --shard --out` and combines them. @throws {UsageError} for other files, or a set that is not whole */
export function mergedReport(
  study: { readonly mergeReports: typeof mergeReports },
  files: readonly string[],
): MutateReport {
  const merged = study.mergeReports(files.map(readReport));
  if ('problem' in merged) throw new UsageError(`--merge: ${merged.problem}`);
  return merged;
}

function readReport(file: string): MutateReport {
  const report = jsonIn(file) as Partial<MutateReport> | null;
  if (Array.isArray(report?.outcomes) && Array.isArray(report.command)) return report as MutateReport;
  throw new UsageError(`--merge ${file}: expected a file of mutate --out, got other JSON.`);
}
