import { writeFileSync } from 'node:fs';
import type { MutateReport } from '../../conformance/studies/mutate/index.ts';
import { systemClock } from '../../src/base/clock.ts';
import { packageVersion } from '../../src/base/package-version.ts';
import { UsageError } from '../exit-codes.ts';
import { writableFile } from '../writable.ts';

/** One `--reporter name=file`. */
export interface RequestedReport {
  readonly name: string;
  readonly file: string;
}

/** Reads `--reporter name=file`, so that a wrong one, or one that cannot be written, is refused before the runs. @throws {UsageError} */
export async function requestedReports(texts: readonly string[] = []): Promise<readonly RequestedReport[]> {
  if (texts.length === 0) return [];
  const { mutateWriters } = await import('../../conformance/studies/mutate/reports/index.ts');
  return texts.map((text) => {
    const [, name = '', file = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    if (!Object.hasOwn(mutateWriters, name) || file === '') {
      const known = Object.keys(mutateWriters).join(', ');
      throw new UsageError(`--reporter ${text}: expected <name>=<file> with one of these names: ${known}.`);
    }
    return { name, file: writableFile(`--reporter ${name}`, file) };
  });
}

/** Writes a campaign's report in each requested format. */
export async function writeReports(
  report: MutateReport,
  requested: readonly RequestedReport[],
  strict: boolean,
): Promise<void> {
  if (requested.length === 0) return;
  const { mutateWriters, needsWitnesses, witnessesOf } = await import(
    '../../conformance/studies/mutate/reports/index.ts'
  );
  const witnesses = requested.some(({ name }) => needsWitnesses(name)) ? await witnessesOf(report) : new Map();
  const startedAt = new Date(systemClock.now()).toISOString();
  for (const { name, file } of requested) {
    const text = mutateWriters[name]?.(report, { startedAt, strict, witnesses, version: packageVersion() }) ?? '';
    writeFileSync(file, text);
  }
}
